import { createRequire } from 'node:module'
import type BetterSqlite3 from 'better-sqlite3'
import { driverName } from './driver-name.mjs'

/** The driver that fits the Node that runs. It is required, not imported, so that the other one is never loaded. */
export const SQLite = createRequire(import.meta.url)(driverName()) as typeof BetterSqlite3

export type Connection = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement
