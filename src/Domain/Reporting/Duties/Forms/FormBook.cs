namespace AntiFraudBot.Domain.Reporting.Duties;

/// <summary>All forms in force: the weekly one and the others, in the order of the settings.</summary>
public sealed class FormBook(WeeklyForm weekly, IReadOnlyList<Form> others)
{
    public WeeklyForm Weekly => weekly;

    public IReadOnlyList<Form> Others => others;

    public Form? Find(string name) => others.FirstOrDefault(f => f.Name == name);

    /// <summary>What people call the form of a duty; null when it is no longer in the settings.</summary>
    public string? TitleOf(Duty duty) => Find(duty.Form)?.Title;

    /// <summary>The form a message names by its title, the longest title first (半月宣传报 before 半月报); null when it names none.</summary>
    public Form? NamedIn(string text) =>
        others.Where(f => text.Contains(f.Title, StringComparison.Ordinal)).MaxBy(f => f.Title.Length);
}
