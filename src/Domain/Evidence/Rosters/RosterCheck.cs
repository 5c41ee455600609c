using AntiFraudBot.Domain.Reporting;

namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>Goes through a roster line by line (rule E3).</summary>
public sealed class RosterCheck
{
    private const int Serial = 5;

    private readonly Roster _roster;
    private readonly Period _week;
    private readonly DateOnly _today;
    private readonly Func<string, string?> _elsewhere;
    private readonly Dictionary<int, IReadOnlyList<int>> _places;
    private readonly List<RosterFault> _faults = [];
    private readonly Dictionary<string, RosterPerson> _first = [];

    private RosterCheck(Roster roster, Period week, DateOnly today, Func<string, string?> elsewhere) =>
        (_roster, _week, _today, _elsewhere, _places) = (roster, week, today, elsewhere, roster.Layouts.ToDictionary(l => l.Key, l => l.Value.Places()));

    /// <summary>Elsewhere: the full name of another unit in whose roster the number stands, or null.</summary>
    public static RosterResult Run(Roster roster, Period week, DateOnly today, Func<string, string?> elsewhere) => new RosterCheck(roster, week, today, elsewhere).Run();

    private RosterResult Run()
    {
        var dates = _roster.People.Select(p => p.When.IsBlank ? null : RosterWords.Date(p.When, _week.To, IsInWeek)).ToList();
        var known = dates.OfType<DateOnly>().ToList();
        var cumulative = known.Count >= 5 && known.Count(d => d < _week.From) * 2 > known.Count;
        var good = new bool[_roster.People.Count];
        for (var i = 0; i < good.Length; i++)
        {
            var before = _faults.Count;
            Check(_roster.People[i], dates[i], cumulative);
            good[i] = !_faults.Skip(before).Any(f => f.Disqualifies);
        }

        return Result(good, dates, cumulative);
    }

    private void Check(RosterPerson person, DateOnly? date, bool cumulative)
    {
        var places = _places[person.Sheet];
        bool Has(RosterColumn column) => places[(int)column] >= 0;
        void Wrong(RosterFaultKind kind, RosterColumn column, string note) => _faults.Add(new RosterFault(kind, person.Sheet, person.Row, Math.Max(0, places[(int)column]), note));
        if (person.Name.Length == 0 && Has(RosterColumn.Name)) Wrong(RosterFaultKind.NoName, RosterColumn.Name, "没填姓名");
        if (!Has(RosterColumn.Phone)) CheckName(person, Wrong);
        else if (RosterWords.PhoneFault(person.Phone) is { } fault)
            Wrong(person.Phone.Length == 0 ? RosterFaultKind.NoPhone : RosterFaultKind.BadPhone, RosterColumn.Phone, fault);
        else CheckPhone(person, Wrong);
        CheckDate(person, date, cumulative, Wrong);
        CheckTicks(person, Has, Wrong);
    }

    private void CheckPhone(RosterPerson person, Action<RosterFaultKind, RosterColumn, string> wrong)
    {
        if (!_first.TryAdd(person.Phone, person))
            wrong(RosterFaultKind.Repeated, RosterColumn.Phone, $"和{Where(person, _first[person.Phone])}电话相同{(_first[person.Phone].Name == person.Name ? "" : "，姓名不同")}");
        else if (_elsewhere(person.Phone) is { } other)
            wrong(RosterFaultKind.RepeatedElsewhere, RosterColumn.Phone, $"这个电话也在{other}的花名册里");
    }

    private void CheckName(RosterPerson person, Action<RosterFaultKind, RosterColumn, string> wrong)
    {
        if (person.Name.Length > 0 && !_first.TryAdd(person.Key, person)) wrong(RosterFaultKind.Repeated, RosterColumn.Name, $"和{Where(person, _first[person.Key])}姓名相同");
    }

    private string Where(RosterPerson person, RosterPerson first) =>
        person.Sheet == first.Sheet ? $"第{first.Row}行" : $"“{_roster.Book.Sheets[first.Sheet].Name}”第{first.Row}行";

    private void CheckDate(RosterPerson person, DateOnly? date, bool cumulative, Action<RosterFaultKind, RosterColumn, string> wrong)
    {
        if (person.When.IsBlank) return;
        if (date is not { } day) wrong(RosterFaultKind.UnclearDate, RosterColumn.Date, "日期看不懂，例：6月10日");
        else if (day > _today) wrong(RosterFaultKind.OutsideWeek, RosterColumn.Date, "日期还没到");
        else if (!cumulative && !IsInWeek(day)) wrong(RosterFaultKind.OutsideWeek, RosterColumn.Date, $"不在{_week}里");
    }

    private static void CheckTicks(RosterPerson person, Predicate<RosterColumn> has, Action<RosterFaultKind, RosterColumn, string> wrong)
    {
        void Unclear(RosterColumn column, bool? tick)
        {
            if (tick is null && has(column)) wrong(RosterFaultKind.UnclearTick, column, "看不懂，装了请填 是");
        }

        Unclear(RosterColumn.Installed, person.Installed);
        Unclear(RosterColumn.Registered, person.Registered);
        Unclear(RosterColumn.CallAlert, person.CallAlert);
        Unclear(RosterColumn.SmsAlert, person.SmsAlert);
    }

    private bool IsInWeek(DateOnly day) => _week.From <= day && day <= _week.To;

    private RosterResult Result(bool[] good, List<DateOnly?> dates, bool cumulative)
    {
        var valid = _roster.People.Where((_, i) => good[i]).ToList();
        var installed = _roster.People.Index().Where(p => good[p.Index] && p.Item.IsInstalled).ToList();
        var days = installed.Select(p => dates[p.Index]).OfType<DateOnly>().ToList();
        return new RosterResult
        {
            Faults = _faults,
            Rows = good.Length,
            Valid = valid.Count,
            Installed = installed.Count,
            InWeek = installed.Count(p => dates[p.Index] is { } day ? IsInWeek(day) : !cumulative),
            Registered = valid.Count(p => p.Registered == true),
            Alerted = valid.Count(p => p.IsAlerted),
            Cumulative = cumulative,
            Good = good,
            SerialNumbers = HasSerialNumbers(valid),
            OneDay = days.Count >= 10 && days.Count == installed.Count && days.Distinct().Count() == 1,
            Sponsors = [.. valid.Where(p => p.Sponsor.Length > 0).GroupBy(p => p.Sponsor).Select(g => new SponsorCount(
                g.Key, g.Count(), g.Count(p => p.IsInstalled), g.Count(p => p.Registered == true), g.Count(p => p.IsAlerted)))],
        };
    }

    private static bool HasSerialNumbers(List<RosterPerson> valid)
    {
        var (run, last) = (1, 0L);
        foreach (var person in valid.Where(p => p.HasPhone))
        {
            var number = long.Parse(person.Phone, System.Globalization.CultureInfo.InvariantCulture);
            run = number == last + 1 ? run + 1 : 1;
            last = number;
            if (run >= Serial) return true;
        }

        return false;
    }
}
