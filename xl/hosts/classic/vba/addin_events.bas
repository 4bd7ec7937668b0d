'When Excel has opened the add-in, its function wizard gets to know our functions.
Option Explicit

Private Sub Workbook_Open()
    DescribeFunctions
End Sub
