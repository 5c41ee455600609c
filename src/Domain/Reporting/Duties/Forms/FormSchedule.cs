using AntiFraudBot.Domain.Calendar;

namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>When a form is owed (rule D10). Each kind lists its instances by nominal day; all dates are local.</summary>
public abstract record FormSchedule
{
    /// <summary>True when a group hears of it the workday before.</summary>
    public virtual bool HasNotice => true;

    /// <summary>True when what counts is a minimum in the period, and the reminder comes two weeks before its end.</summary>
    public virtual bool IsCounter => false;

    /// <summary>The instances whose nominal day lies in these dates, older first.</summary>
    public abstract IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar);

    private static FormInstance Shifted(string key, Period period, DateOnly nominal, WorkCalendar calendar) =>
        new(key, period, nominal, calendar.FirstWorkdayOnOrAfter(nominal));

    private static string Key(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    /// <summary>Days of each month, 1 to 31; a day the month lacks is its last. One day tells of the month up to it, several of the time since the one before.</summary>
    public sealed record DaysOfMonth(IReadOnlyList<int> Days) : FormSchedule
    {
        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar)
        {
            var nominal = Nominals(from.AddMonths(-2), to).ToList();
            return nominal.Zip(nominal.Skip(1)).Where(pair => pair.Second >= from)
                .Select(pair => Shifted(Key(pair.Second), new Period(First(pair.First, pair.Second), pair.Second), pair.Second, calendar));
        }

        private DateOnly First(DateOnly before, DateOnly nominal) =>
            Days.Count == 1 ? new DateOnly(nominal.Year, nominal.Month, 1) : before.AddDays(1);

        private IEnumerable<DateOnly> Nominals(DateOnly from, DateOnly to)
        {
            for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
            {
                var length = DateTime.DaysInMonth(month.Year, month.Month);
                foreach (var day in Days.Select(d => Math.Min(d, length)).Distinct().Order().Select(d => month.AddDays(d - 1)))
                {
                    if (day <= to) yield return day;
                }
            }
        }
    }

    /// <summary>Every so many calendar days from Start, weekends and holidays too, without a shift: the feedback of a crash period.</summary>
    public sealed record EveryDays(int Days, DateOnly Start) : FormSchedule
    {
        // A line every other day would be noise; the 16:00 reminder of the day is enough.
        public override bool HasNotice => false;

        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar)
        {
            var turn = Math.Max(0, (from.DayNumber - Start.DayNumber) / Days);
            for (var last = Start.AddDays((turn * Days) + Days - 1); last <= to; last = last.AddDays(Days))
            {
                if (last >= from) yield return new FormInstance(Key(last), new Period(last.AddDays(1 - Days), last), last, last);
            }
        }
    }

    /// <summary>Every campaign week, due on the first workday after it, like the weekly form.</summary>
    public sealed record Weeks : FormSchedule
    {
        // The week's push and the weekly form speak of Monday already.
        public override bool HasNotice => false;

        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar)
        {
            for (var week = CampaignWeek.Of(from.AddDays(-7)); week.Next.Monday <= to; week = week.Next)
            {
                if (week.Next.Monday >= from) yield return Shifted(week.ToString(), week.Period, week.Next.Monday, calendar);
            }
        }
    }

    /// <summary>A minimum each quarter of the year.</summary>
    public sealed record Quarters : FormSchedule
    {
        public override bool IsCounter => true;

        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar)
        {
            for (var first = new DateOnly(from.Year, ((from.Month - 1) / 3 * 3) + 1, 1); first <= to; first = first.AddMonths(3))
            {
                var last = first.AddMonths(3).AddDays(-1);
                var key = FormattableString.Invariant($"{first.Year:0000}-Q{((first.Month - 1) / 3) + 1}");
                if (last <= to) yield return Shifted(key, new Period(first, last), last, calendar);
            }
        }
    }

    /// <summary>A minimum each school term; the terms are dated by the office, for no two years have the same.</summary>
    public sealed record Terms(IReadOnlyList<Period> Dates) : FormSchedule
    {
        public override bool IsCounter => true;

        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar) =>
            Dates.Where(t => t.To >= from && t.To <= to).OrderBy(t => t.To).Select(t => Shifted(Key(t.To), t, t.To, calendar));
    }

    /// <summary>Once, on one day. Given = the day it was set, by default two weeks before: from then on the duty exists.</summary>
    public sealed record Once(DateOnly Day, DateOnly? Given = null) : FormSchedule
    {
        public override IEnumerable<FormInstance> Between(DateOnly from, DateOnly to, WorkCalendar calendar) =>
            Day >= from && Day <= to ? [Shifted(Key(Day), new Period(Given ?? Day.AddDays(-13), Day), Day, calendar)] : [];
    }
}
