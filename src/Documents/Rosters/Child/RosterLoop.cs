using AntiFraudBot.Domain.Calendar;
using AntiFraudBot.Domain.Evidence.Rosters;

namespace AntiFraudBot.Documents.Rosters;

/// <summary>
/// The inside of the reading process. An opening and a file come, what was found goes back; a question comes (or the next opening), the checked roster and
/// its copy go back. Each begins with one byte that says which it is. It ends with its input.
/// </summary>
public static class RosterLoop
{
    internal const byte Opening = 1, Question = 2;

    public static void Run(Stream input, Stream output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        Roster? roster = null;
        for (var kind = input.ReadByte(); kind is Opening or Question; kind = input.ReadByte())
        {
            if (kind == Opening)
            {
                roster = null;
                roster = Open(Value<RosterOpening>(input), Content(input), output);
            }
            else
            {
                Check(roster!, Value<RosterQuestion>(input), output);
                roster = null;
            }

            output.Flush();
        }
    }

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
            People = opening.WithPeople ? roster.People : [],
        };
    }

    private static void Check(Roster roster, RosterQuestion question, Stream output)
    {
        var result = RosterCheck.Run(roster, question.Week, question.Today, phone => question.Elsewhere.GetValueOrDefault(phone));
        Frames.Write(output, new RosterChecked(RosterDigest.Of(roster, result), result.Good));
        using var copy = new MemoryStream();
        if (result.Faults.Count > 0) CheckedCopy.Write(roster, result.Faults, copy);
        Frames.Write(output, copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    private static T Value<T>(Stream input) => Frames.Value<T>(Content(input));

    private static byte[] Content(Stream input) => Frames.Read(input) ?? throw new EndOfStreamException();
}
