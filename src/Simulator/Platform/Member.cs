namespace AntiFraudBot.Simulator.Platform;

/// <summary>
/// A person with an account on the platform, or (outside) a resident in somebody's group, whom no contact call knows.
/// The id is kept as written; the department is a path from the root, as "柳河镇/青石村", null is the root itself.
/// </summary>
public sealed record Member(string Id, string Name, string? Phone = null, string? Department = null, bool Outside = false);
