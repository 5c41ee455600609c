namespace AntiFraudBot.Domain.Calendar;

/// <summary>Local times between which nobody is disturbed: from From in the evening until Until in the morning (rule T3). From itself is quiet, Until is not.</summary>
public sealed record QuietHours
{
    public TimeOnly From { get; init; } = new(20, 0);

    public TimeOnly Until { get; init; } = new(8, 0);
}
