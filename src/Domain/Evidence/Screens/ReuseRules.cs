namespace AntiFraudBot.Domain.Evidence.Screens;

/// <summary>
/// When one picture after another is something for the office to look at (rules E52, E55, E56). Honest people send a picture twice, to two chats, and
/// pass the office's posters on: none of that is anybody's business.
/// </summary>
public static class ReuseRules
{
    /// <summary>The same bytes: what it is, or nothing.</summary>
    public static ScreenIssue OfSameFile(Screenshot picture, Screenshot earlier) => Judge(picture, earlier, ScreenIssue.SameFile);

    public static ScreenIssue OfLikeness(Screenshot picture, Screenshot earlier, ScreenLikeness likeness)
    {
        if (likeness.IsSamePicture) return Judge(picture, earlier, ScreenIssue.SamePicture);
        // Without a bar somebody's own page of today looks like the one of last week.
        if (likeness.IsSamePageWithoutBar && earlier.MemberId != picture.MemberId) return Judge(picture, earlier, ScreenIssue.SamePageWithoutBar);
        return ScreenIssue.None;
    }

    /// <summary>Whether the earlier one makes the picture a copy of material, which is no evidence and never reused (rule E52).</summary>
    public static bool IsMaterial(Screenshot earlier, ScreenLikeness? likeness) =>
        earlier.IsMaterial && likeness is not { IsSamePicture: false, IsSamePageWithoutBar: false };

    private static ScreenIssue Judge(Screenshot picture, Screenshot earlier, ScreenIssue issue)
    {
        if (earlier.IsMaterial || picture.IsMaterial) return ScreenIssue.None;
        if (earlier.State == ScreenState.Returned && earlier.UnitId == picture.UnitId) return ScreenIssue.ReturnedBefore;
        return earlier.UnitId == picture.UnitId && earlier.Week == picture.Week ? ScreenIssue.None : issue;
    }
}
