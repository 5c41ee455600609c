namespace AntiFraudBot.Bot.Tests.Oracle;

/// <summary>Writes what a township says in one round: on the Monday a week's numbers are due and in the days after. Seeded, so that it can be told again.</summary>
internal sealed class Chronicle(Sample sample, Books books, Relays relays, Random chance)
{
    private static readonly (int Weight, Action<Scene> Story)[] Stories =
    [
        (6, PlainStories.Plain), (2, PlainStories.Late), (1, PlainStories.AtTheDeadline), (1, PlainStories.AtTheFreeze), (2, PlainStories.AfterTheFreeze),
        (2, PlainStories.Silent), (2, PlainStories.Zero), (2, PlainStories.Corrected), (1, PlainStories.CorrectedTwice), (1, PlainStories.CorrectedAfterTheDeadline),
        (2, PlainStories.Supplemented), (1, PlainStories.MoreToday), (1, PlainStories.SaidTwice), (1, PlainStories.DeliveredTwice), (2, PlainStories.Retracted),
        (1, PlainStories.CorrectionRetracted), (2, PlainStories.Extension), (1, SharedStories.Neighbour), (2, SharedStories.Appeal), (1, DoubtStories.Vague),
        (2, DoubtStories.AddOrCorrect), (1, DoubtStories.MoreRegistered),
    ];

    private static readonly (int Weight, Action<Scene> Story)[] OfVillages =
    [
        (1, PlainStories.WithTotal), (1, PlainStories.TotalOnly), (1, PlainStories.InTwoParts), (1, DoubtStories.TotalFalls), (2, DoubtStories.TenTimes),
        (1, DoubtStories.WithoutMetric), (2, DoubtStories.WhichWeek), (1, SharedStories.GroupByGroup), (2, SharedStories.GroupsThenVillage), (1, SharedStories.Neighbour),
    ];

    private readonly Minutes _minutes = new(chance);

    public Minutes Minutes => _minutes;

    /// <summary>All lines of a round, in the order of time; planned when its Monday begins.</summary>
    public IReadOnlyList<Line> Write(DataWeek week)
    {
        var scenes = sample.Units.ToDictionary(u => u.Name, u => new Scene(sample, books, chance, _minutes, week, u));
        var free = new Queue<Place>(sample.Units.OrderBy(_ => chance.Next()).Where(u => IsOpen(u, week)));
        Share(SharedStories.ByTheOffice, 3);
        Share(SharedStories.ChainList, 3);
        foreach (var scene in scenes.Values.Where(s => free.Contains(s.Unit) || !IsOpen(s.Unit, week))) Weekly(scene);
        var struck = scenes.Values.ElementAt(chance.Next(14));
        Incidents.OfThePolice(struck);
        foreach (var scene in scenes.Values) Beside(scene, scene == struck);
        return [.. scenes.Values.SelectMany(s => s.Lines).OrderBy(l => l.At)];

        void Share(Action<Scene, IReadOnlyList<Place>> story, int people)
        {
            if (free.Count < people) return;
            var first = scenes[free.Dequeue().Name];
            story(first, [.. Enumerable.Range(1, people - 1).Select(_ => free.Dequeue())]);
        }
    }

    private void Weekly(Scene s)
    {
        if (!IsOpen(s.Unit, s.Week))
        {
            DoubtStories.SaidAhead(s);
            return;
        }

        var fitting = Stories.Concat(s.Unit.IsVillage ? OfVillages : []).Where(x => Fits(x.Story, s)).ToList();
        var lot = chance.Next(fitting.Sum(x => x.Weight));
        var chosen = fitting.First(x => (lot -= x.Weight) < 0).Story;
        s.Story = chosen;
        chosen(s);
    }

    /// <summary>Forwarding, chat, and the days after.</summary>
    private void Beside(Scene s, bool struck)
    {
        if (s.Perhaps(0.6)) relays.Tell(s, s.Perhaps(0.7) ? s.Between(0, "09:03", "17:50") : s.Between(s.One(1, 2, 3), "09:03", "17:50"));
        if (s.Perhaps(0.6)) Noise.Say(s);
        if (s.Unit.IsVillage && !struck && s.Story != SharedStories.Neighbour && s.Perhaps(0.15)) Incidents.OfTheVillage(s);
        // Days inside a week that was already reported as a whole are another story.
        if (s.Story == DoubtStories.WhichWeek) return;
        switch (s.Between(0, 9))
        {
            case 0: Midweek.Ahead(s); break;
            case 1: Midweek.Forgotten(s); break;
            case < 5 when s.Unit.IsVillage: Midweek.Days(s); break;
            default: break;
        }
    }

    /// <summary>Nothing stands or waits yet for exactly this week.</summary>
    private bool IsOpen(Place unit, DataWeek week) => books.Standing(unit, "app_install", week).Count == 0;

    /// <summary>A story that leans on a sum of days wants a week without days.</summary>
    private bool Fits(Action<Scene> story, Scene s) =>
        (story != PlainStories.InTwoParts && story != DoubtStories.MoreRegistered && story != SharedStories.GroupByGroup)
        || !books.Live(s.Unit, "app_install").Any(r => r.From >= s.Week.Monday && r.To <= s.Week.Sunday);
}
