namespace AntiFraudBot.Domain.Papers;

/// <summary>
/// One official paper before it is set in type: words only, the layout is that of GB/T 9704 (rule N1). MadeAt is the instant of its figures (UTC), written
/// into the file instead of the time of printing, so that the same paper is the same bytes (rule N3).
/// </summary>
public sealed record Paper
{
    public Masthead? Head { get; init; }
    public required string Title { get; init; }

    /// <summary>主送机关 without the colon; empty = none.</summary>
    public string Addressee { get; init; } = "";
    public required IReadOnlyList<PaperBlock> Body { get; init; }
    public IReadOnlyList<PaperAnnex> Annexes { get; init; } = [];

    /// <summary>发文机关署名 over the date; empty = the paper is signed in a form of its own.</summary>
    public string Signature { get; init; } = "";
    public required DateOnly Date { get; init; }

    /// <summary>抄送 of the 版记; empty = none.</summary>
    public string CopyTo { get; init; } = "";

    /// <summary>印发机关 of the 版记; empty = no 版记 at all.</summary>
    public string Printer { get; init; } = "";
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>What stands above the title. Red: 发文机关标志 with 发文字号 and the red line, for a document of the office; otherwise the black head of an issue.</summary>
public sealed record Masthead(string Name, string Number, bool Red);

/// <summary>An 附件 on a page of its own.</summary>
public sealed record PaperAnnex(string Title, IReadOnlyList<PaperBlock> Body);

/// <summary>A piece of the body. Paragraphs begin with their number (一、 （一） 1. （1）), which decides the type face.</summary>
public abstract record PaperBlock
{
    public sealed record Paragraph(string Text) : PaperBlock;

    public sealed record Table(PaperTable Content) : PaperBlock;

    /// <summary>Label and content side by side, to be filled in by hand where the content is empty.</summary>
    public sealed record Form(IReadOnlyList<PaperFormRow> Rows) : PaperBlock;
}

/// <summary>Rows of text; a last row that begins with 合计 is set bold. Note stands under the table: base, cut-off.</summary>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Note = "");

/// <summary>Width in characters, relative to the others. Numbers are set to the right.</summary>
public sealed record PaperColumn(string Head, int Width, bool IsNumber = false);

/// <summary>Lines = the room the content has at least, in lines.</summary>
public sealed record PaperFormRow(string Label, string Content, int Lines = 1);
