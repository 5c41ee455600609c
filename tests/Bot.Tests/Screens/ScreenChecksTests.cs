using AntiFraudBot.Bot.Operation.Checkup;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Bot.Tests.Screens;

public sealed class ScreenChecksTests
{
    [Fact]
    public void What_is_missing_is_named_with_its_package()
    {
        var finding = ScreenChecks.Decoding([PictureFormat.Png]);
        Assert.Equal(FindingState.Warning, finding.State);
        Assert.Contains("JPEG、WebP看不了", finding.Detail, StringComparison.Ordinal);
        Assert.EndsWith("apt-get install libturbojpeg0 libwebp7", finding.Next!, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_is_wanted_and_missing_or_not_wanted()
    {
        Assert.Equal(FindingState.Warning, ScreenChecks.Reading(wanted: true, available: false).State);
        Assert.Equal(FindingState.Ok, ScreenChecks.Reading(wanted: false, available: false).State);
        Assert.Equal(FindingState.Ok, ScreenChecks.Reading(wanted: true, available: true).State);
    }
}
