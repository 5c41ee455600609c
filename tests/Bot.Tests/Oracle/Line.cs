namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>What became of a line: the message's id, when it was said, what the bot answered.</summary>
internal sealed record Spoken(string Id, DateTimeOffset At, IReadOnlyList<string> Answers);

/// <summary>Somebody says something at a moment, and what is true afterwards. The words may depend on what was said before.</summary>
internal sealed record Line(DateTimeOffset At, string Group, string Sender, Func<string> Text, Action<Spoken> Then)
{
    public string? ExternalId { get; init; }
}

/// <summary>Minutes in which somebody speaks: no two lines share one, so that nobody meets the limit of answers and the order is plain.</summary>
internal sealed class Minutes(Random chance)
{
    private readonly HashSet<DateTimeOffset> _taken = [];

    /// <summary>A free minute of the day between two hours; never a full hour, because then the bot speaks.</summary>
    public DateTimeOffset Take(DateOnly day, string from, string to) => Take(DataWeek.Of(day, from), DataWeek.Of(day, to));

    public DateTimeOffset Take(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = (int)(to - from).TotalMinutes;
        var first = chance.Next(minutes + 1);
        for (var i = 0; i <= minutes; i++)
        {
            var at = from.AddMinutes((first + i) % (minutes + 1));
            if (at.Minute != 0 && _taken.Add(at)) return at;
        }

        throw new InvalidOperationException($"No minute is left between {from:MM-dd HH:mm} and {to:HH:mm}.");
    }

    /// <summary>Nobody speaks in these minutes.</summary>
    public void Keep(DateTimeOffset from, int minutes)
    {
        for (var i = 0; i < minutes; i++) _taken.Add(from.AddMinutes(i));
    }

    /// <summary>The next free minute after another, some minutes on.</summary>
    public DateTimeOffset After(DateTimeOffset at, int most = 12)
    {
        var next = at.AddMinutes(chance.Next(1, most));
        while (next.Minute == 0 || !_taken.Add(next)) next = next.AddMinutes(1);
        return next;
    }
}
