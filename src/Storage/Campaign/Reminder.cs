namespace AntiFraudBot.Storage;

/// <summary>A member was reminded of a duty at this step of its ladder.</summary>
public sealed record Reminder(string DutyId, string MemberId, string Step);
