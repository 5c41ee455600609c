namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>A cell as its file shows it. Date = the day, where the file itself says the cell is a date.</summary>
public readonly record struct RawCell(string Text, DateOnly? Date = null)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}

/// <summary>A row with the number people see beside it, from 1.</summary>
public sealed record RawRow(int Number, IReadOnlyList<RawCell> Cells)
{
    public bool Hidden { get; init; }

    public RawCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : new RawCell("");
}

/// <summary>Cells shown as one: first and last row from 1, first and last column from 0.</summary>
public readonly record struct RawMerge(int FromRow, int FromColumn, int ToRow, int ToColumn);

/// <summary>One sheet; rows without any text are left out.</summary>
public sealed record RawSheet(string Name, IReadOnlyList<RawRow> Rows)
{
    public bool Hidden { get; init; }

    /// <summary>Columns nobody sees, from 0.</summary>
    public IReadOnlyList<int> HiddenColumns { get; init; } = [];

    public IReadOnlyList<RawMerge> Merges { get; init; } = [];
}

/// <summary>A spreadsheet as it came, whatever program wrote it.</summary>
public sealed record RawBook(IReadOnlyList<RawSheet> Sheets);
