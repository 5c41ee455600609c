namespace AntiFraudBot.Domain.Organization.Import;

/// <summary>A file as rows. Headers are lower case and trimmed; the order is the file's.</summary>
public sealed record ImportTable(IReadOnlyList<string> Headers, IReadOnlyList<ImportRow> Rows);

/// <summary>One row: its number as the user sees it in the file (from 1, the header counted; in json the position in the array), and header → text.</summary>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The cell's text, trimmed; empty when the column or the cell is missing.</summary>
    public string this[string header] => Cells.TryGetValue(header, out var text) ? text.Trim() : "";
}

/// <summary>Why a row is not taken, in Chinese. Number 0 = the file as a whole.</summary>
public sealed record BadRow(int Number, string Reason)
{
    public override string ToString() => Number == 0 ? Reason : FormattableString.Invariant($"第{Number}行：{Reason}");
}
