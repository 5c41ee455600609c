using System.Text.RegularExpressions;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>The people of a spreadsheet (rules E1–E4), with where each stands so that what is wrong can be shown in its cell.</summary>
public sealed partial record Roster
{
    private const int LongestName = 20;

    public required RawBook Book { get; init; }

    /// <summary>By the sheet's place in the book; sheets that are no roster have none.</summary>
    public required IReadOnlyDictionary<int, RosterLayout> Layouts { get; init; }

    public required IReadOnlyList<RosterPerson> People { get; init; }

    /// <summary>Visible sheets with text that are no roster.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    public int HiddenRows { get; init; }

    /// <summary>Hidden columns that mean something here: they were read all the same.</summary>
    public int HiddenColumns { get; init; }

    public bool HasHiddenSheets { get; init; }

    /// <summary>Headings of what was not taken over: identity numbers, addresses, bank numbers (rule E4).</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    /// <summary>Headings whose meaning was guessed, over all sheets.</summary>
    public IReadOnlyDictionary<string, RosterColumn> Guessed { get; init; } = new Dictionary<string, RosterColumn>();

    public bool SeveralSheets => Layouts.Count > 1;

    /// <summary>What stands above the tables and on the tabs: there the week and the unit are often named.</summary>
    public IEnumerable<string> Titles => Layouts.SelectMany(l => Book.Sheets[l.Key].Rows.TakeWhile(r => r.Number < l.Value.First)
        .SelectMany(r => r.Cells).Where(c => !c.IsBlank).Select(c => c.Text).Append(Book.Sheets[l.Key].Name));

    /// <summary>Null when no visible sheet is a roster.</summary>
    public static Roster? Read(RawBook book, IReadOnlyDictionary<string, RosterColumn> remembered)
    {
        var layouts = new Dictionary<int, RosterLayout>();
        foreach (var (index, sheet) in book.Sheets.Index().Where(s => !s.Item.Hidden))
        {
            if (RosterLayout.Of(sheet, remembered) is { IsRoster: true } layout) layouts[index] = layout;
        }

        if (layouts.Count == 0) return null;
        var places = layouts.ToDictionary(l => l.Key, l => l.Value.Places());
        var rows = layouts.SelectMany(l => PeopleRows(book.Sheets[l.Key], l.Value.Last, places[l.Key]).Select(row => (Sheet: l.Key, Row: row))).ToList();
        return new Roster
        {
            Book = book,
            Layouts = layouts,
            People = [.. rows.Select(r => Person(r.Sheet, places[r.Sheet], r.Row))],
            Ignored = [.. book.Sheets.Where((s, i) => !s.Hidden && s.Rows.Count > 0 && !layouts.ContainsKey(i)).Select(s => s.Name)],
            HiddenRows = rows.Count(r => r.Row.Hidden),
            HiddenColumns = layouts.Sum(l => book.Sheets[l.Key].HiddenColumns.Count(c => l.Value.Columns.ContainsKey(c))),
            HasHiddenSheets = book.Sheets.Any(s => s.Hidden && s.Rows.Count > 0),
            Dropped = [.. layouts.Values.SelectMany(l => l.Columns.Where(c => c.Value.IsForbidden()).Select(c => l.Headings.GetValueOrDefault(c.Key, c.Value.ChineseName()))).Distinct()],
            Guessed = layouts.Values.SelectMany(l => l.Guessed).DistinctBy(g => g.Key).ToDictionary(),
        };
    }

    /// <summary>The first visible sheet's headings, for the question what they mean; empty when nothing looks like a header.</summary>
    public static IReadOnlyList<string> HeadingsOf(RawBook book) => book.Sheets.Where(s => !s.Hidden)
        .Select(s => RosterLayout.Of(s, new Dictionary<string, RosterColumn>())).FirstOrDefault(l => l is not null)?.Headings.Values.ToList() ?? [];

    private static IEnumerable<RawRow> PeopleRows(RawSheet sheet, int header, IReadOnlyList<int> places)
    {
        var (name, phone, number) = (places[(int)RosterColumn.Name], places[(int)RosterColumn.Phone], places[(int)RosterColumn.Number]);
        return sheet.Rows.Where(r => r.Number > header && IsPerson(r[name].Text, r[phone].Text, r[number].Text));
    }

    /// <summary>Notes at the bottom, sums, examples and a header printed again are no people; nor is a numbered line nobody filled in.</summary>
    private static bool IsPerson(string name, string phone, string number)
    {
        var (who, call) = (RosterWords.Fold(name), RosterWords.Fold(phone));
        if (who.Length == 0) return call.Any(char.IsAsciiDigit);
        return who.Length <= LongestName && !Note().IsMatch(who) && !Note().IsMatch(RosterWords.Fold(number)) && RosterHeadings.Meaning(who) != RosterColumn.Name;
    }

    private static RosterPerson Person(int sheet, IReadOnlyList<int> places, RawRow row)
    {
        RawCell Cell(RosterColumn column) => row[places[(int)column]];
        string Text(RosterColumn column) => RosterWords.Fold(Cell(column).Text);
        bool? Tick(RosterColumn column) => places[(int)column] >= 0 ? RosterWords.Tick(Cell(column)) : null;
        var both = Tick(RosterColumn.InstalledAndRegistered);
        return new RosterPerson(sheet, row.Number, Text(RosterColumn.Name).Replace(" ", "", StringComparison.Ordinal), RosterWords.Digits(Cell(RosterColumn.Phone).Text))
        {
            Grid = Shorten(Text(RosterColumn.Grid)),
            Sponsor = Shorten(Text(RosterColumn.Sponsor).Replace(" ", "", StringComparison.Ordinal)),
            Installed = Tick(RosterColumn.Installed) ?? both,
            Registered = Tick(RosterColumn.Registered) ?? both,
            CallAlert = Tick(RosterColumn.CallAlert),
            SmsAlert = Tick(RosterColumn.SmsAlert),
            When = Cell(RosterColumn.Date),
        };
    }

    private static string Shorten(string text) => text.Length <= LongestName ? text : text[..LongestName];

    [GeneratedRegex(
        "^(填报|填表|审核|制表|合计|总计|小计|共计|共[0-9]|备注|注[:：1-9]|说明|日期|联系人|负责人|单位负责|书记|示例|样例|例[:：0-9]?$|例[:：])",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
