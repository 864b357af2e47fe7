/** What may be chosen as a table, as an input's `accept`: also what cannot be read, for then it is told what it is and what to do. */
export const tableFiles = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.et,.ods,.html,.xml'
