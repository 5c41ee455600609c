using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// The inside of the reading process. An opening and a file come, what was found goes back; then, of that roster, pages of its people and the question how it is to be
/// checked, in any order, until the next opening. Each begins with one byte that says which it is. It ends with its input.
/// </summary>
public static class RosterLoop
{
    internal const byte Opening = 1, Page = 2, Question = 3;

    public static void Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Roster? roster = null;
        IReadOnlyList<bool> good = [];
        for (var kind = input.ReadByte(); kind is Opening or Page or Question; kind = input.ReadByte())
        {
            switch (kind)
            {
                case Opening:
                    (roster, good) = (null, []);
                    roster = Open(Value<RosterOpening>(input), Content(input), output);
                    break;
                case Page:
                    Frames.Write(output, Lines(roster!, good, Value<RosterPage>(input)));
                    break;
                default:
                    good = Check(roster!, Value<RosterQuestion>(input), output);
                    break;
            }

            output.Flush();
        }
    }

    private static IReadOnlyList<RosterLine> Lines(Roster roster, IReadOnlyList<bool> good, RosterPage page) =>
        [.. roster.People.Skip(page.From).Take(page.Count).Select((person, i) => new RosterLine(person with { When = default }, good.Count > 0 && good[page.From + i]))];

    private static Roster? Open(RosterOpening opening, byte[] file, Stream output)
    {
        var read = RosterFileReader.Read(file);
        if (read is RosterFile.Refused refused)
        {
            Frames.Write(output, new RosterOpened { Refused = refused.Reason });
            return null;
        }

        var book = ((RosterFile.Opened)read).Book;
        var roster = Roster.Read(book, opening.Columns);
        Frames.Write(output, roster is null ? new RosterOpened { Headings = Roster.HeadingsOf(book) } : Found(roster, opening));
        return roster;
    }

    private static RosterOpened Found(Roster roster, RosterOpening opening)
    {
        var after = CampaignWeek.Of(opening.Near).Next;
        var dates = roster.People.Select(p => RosterWords.Date(p.When, opening.Near, _ => true)).OfType<DateOnly>().ToList();
        return new RosterOpened
        {
            // A page of instructions above the table is no title.
            Titles = [.. roster.Titles.Where(t => t.Length < 200).Take(10)],
            Dates = dates.Count,
            DatesAfter = dates.Count(d => CampaignWeek.Of(d) == after),
            Lines = roster.People.Count,
        };
    }

    private static IReadOnlyList<bool> Check(Roster roster, RosterQuestion question, Stream output)
    {
        var result = RosterCheck.Run(roster, question.Week, question.Today, phone => question.Elsewhere.GetValueOrDefault(phone));
        Frames.Write(output, new RosterChecked(RosterDigest.Of(roster, result)));
        using var copy = new MemoryStream();
        if (result.Faults.Count > 0) CheckedCopy.Write(roster, result.Faults, copy);
        Frames.Write(output, copy.GetBuffer().AsSpan(0, (int)copy.Length));
        return result.Good;
    }

    private static T Value<T>(Stream input) => Frames.Value<T>(Content(input));

    private static byte[] Content(Stream input) => Frames.Read(input) ?? throw new EndOfStreamException();
}
