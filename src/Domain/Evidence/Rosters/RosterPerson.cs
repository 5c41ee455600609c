namespace AntiFraudBot.Domain.Evidence.Rosters;

/// <summary>
/// One person of a roster. Sheet counts from 0, Row as people see it. Phone = the digits found, whatever they are. A tick is null when its column is
/// missing or says neither yes nor no. When = the cell of the installation's date, read once the week is known.
/// </summary>
public sealed record RosterPerson(int Sheet, int Row, string Name, string Phone)
{
    public string Grid { get; init; } = "";

    public string Sponsor { get; init; } = "";

    public bool? Installed { get; init; }

    public bool? Registered { get; init; }

    public bool? CallAlert { get; init; }

    public bool? SmsAlert { get; init; }

    public RawCell When { get; init; }

    public bool HasPhone => RosterWords.PhoneFault(Phone) is null;

    /// <summary>A roster of installations without a column for it lists people who have installed.</summary>
    public bool IsInstalled => Installed ?? true;

    public bool IsAlerted => CallAlert == true || SmsAlert == true;

    /// <summary>Who it is: the number, or without a usable one the name.</summary>
    public string Key => HasPhone ? Phone : "名" + Name;
}
