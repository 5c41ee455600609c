namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>
/// What was read off a picture (rule E59): whether it is the APP's page, whether the two warning switches are on, the clock in the status bar, and
/// whether a telephone number was painted over, and how many lines with one there were. Null = not to be seen, or not read with certainty.
/// </summary>
public sealed record ScreenFacts(bool IsAppPage, bool? Calls, bool? Messages, TimeOnly? Clock, bool Masked = false, int Numbers = 0)
{
    public bool HasSwitchOff => IsAppPage && (Calls == false || Messages == false);
}
