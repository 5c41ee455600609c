using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Documents.Tests.Pictures;

/// <summary>The numbers of a trend can be read: none lies on the line, none on another.</summary>
public sealed class TrendLabelTests
{
    private const string Ink = "#1d2733";

    [Fact]
    public void No_number_of_eight_weeks_lies_on_the_line_or_on_another_and_none_is_left_out()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var series = Trends.Of(seed, 8);
            var svg = TrendPicture.Of(series);
            var numbers = Numbers(svg);
            Assert.Equal(series.Points.Where(p => p.Value is not null).Select(p => p.Shown).Order(), numbers.Select(n => n.Words).Order());
            var line = Drawn.LinePoints(svg).ToList();
            Assert.All(numbers, n => Assert.False(line.Any(p => n.Covers(p.X, p.Y)), $"seed {seed}: {n.Words} lies on the line"));
            Assert.All(numbers, n => Assert.False(numbers.Any(o => o != n && o.Covers(n)), $"seed {seed}: {n.Words} lies on another number"));
        }
    }

    [Fact]
    public void Of_half_a_year_the_newest_the_highest_and_the_lowest_number_stand_and_no_two_cover_each_other()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var series = Trends.Of(seed, 26);
            var numbers = Numbers(TrendPicture.Of(series));
            var known = series.Points.Where(p => p.Value is not null).ToList();
            Assert.All([known[^1], known.MaxBy(p => p.Value)!, known.MinBy(p => p.Value)!], p => Assert.Contains(numbers, n => n.Words == p.Shown));
            Assert.All(numbers, n => Assert.False(numbers.Any(o => o != n && o.Covers(n)), $"seed {seed}: {n.Words} lies on another number"));
        }
    }

    // A label is drawn twice, its white rim first.
    private static List<DrawnText> Numbers(Svg svg) => [.. Drawn.Texts(svg).Where(t => t.Fill == Ink && t.Size == 32)];
}
