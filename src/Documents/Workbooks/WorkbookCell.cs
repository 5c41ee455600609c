namespace AntiFraudBot.Documents.Workbooks;

/// <summary>What one cell holds. Text is never a formula, whatever it begins with.</summary>
public abstract record WorkbookCell
{
    public sealed record Blank : WorkbookCell;

    public sealed record Text(string Value) : WorkbookCell;

    public sealed record Heading(string Value) : WorkbookCell;

    /// <summary>Decimals = how many are shown, 0 or 1; stored unrounded.</summary>
    public sealed record Number(decimal Value, int Decimals = 0) : WorkbookCell;

    /// <summary>A day as a real date.</summary>
    public sealed record Day(DateOnly Value) : WorkbookCell;

    /// <summary>A moment as a real date with time, people's clock (UTC+8), to the minute.</summary>
    public sealed record Moment(DateTimeOffset Value) : WorkbookCell;

    /// <summary>A formula of ours with the value it has now, for programs that do not calculate; null = an empty result.</summary>
    public sealed record Formula(string Expression, decimal? Value, int Decimals = 0) : WorkbookCell;

    public static WorkbookCell Of(string value) => value.Length == 0 ? new Blank() : new Text(value);

    public static WorkbookCell Of(DateOnly? value) => value is { } day ? new Day(day) : new Blank();

    public static WorkbookCell Of(DateTimeOffset? value) => value is { } at ? new Moment(at) : new Blank();

    public static WorkbookCell Of(decimal? value, int decimals = 0) => value is { } number ? new Number(number, decimals) : new Blank();
}

/// <summary>One sheet: its name (at most 31 characters), lines above the table, the table, and column widths in characters.</summary>
public sealed record WorkbookSheet(string Name, string Title, IReadOnlyList<string> Notes, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<WorkbookCell>> Rows)
{
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Number of the header's row, from 1.</summary>
    public int HeaderRow => Notes.Count + 2;
}
