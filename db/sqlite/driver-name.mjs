/**
 * The package that holds the database driver for this Node, chosen here and nowhere else (decision 0019). better-sqlite3
 * 13 brings its binaries along, but crashes Node 20; 12 is compiled for one Node, and aborts Node 24.19 and newer.
 *
 * @param {string} [version] of Node, such as 22.4.1
 */
export function driverName(version = process.versions.node) {
  return Number.parseInt(version) < 22 ? 'better-sqlite3-node20' : 'better-sqlite3'
}
