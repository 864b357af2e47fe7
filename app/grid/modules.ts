import {
  CellApiModule, CellStyleModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, CustomEditorModule,
  CustomFilterModule, EventApiModule, HighlightChangesModule, LocaleModule, RenderApiModule, RowApiModule, RowStyleModule,
  ScrollApiModule, TooltipModule,
} from 'ag-grid-community'

/** The parts of AG Grid that the ledger uses, one by one: all of it would cost twice the bytes. */
export const gridModules = [
  CellApiModule, CellStyleModule, ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, CustomEditorModule,
  CustomFilterModule, EventApiModule, HighlightChangesModule, LocaleModule, RenderApiModule, RowApiModule, RowStyleModule,
  ScrollApiModule, TooltipModule,
]
