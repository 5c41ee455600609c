using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Domain.Tests.Evidence;

public sealed class HashIndexTests
{
    [Fact]
    public void The_nearest_come_first_and_of_equals_the_newest()
    {
        var index = new HashIndex();
        index.Add(1, new PictureHash(0, 0));
        index.Add(2, new PictureHash(0b111, 0));
        index.Add(3, new PictureHash(0, 0));
        index.Add(4, new PictureHash(ulong.MaxValue, 0));
        Assert.Equal([3, 1, 2], index.Near(new PictureHash(0, 0), 10));
        Assert.Equal([3], index.Near(new PictureHash(0, 0), 1));
    }

    [Theory]
    [InlineData(12, 20, true)]
    [InlineData(13, 0, false)]
    [InlineData(0, 21, false)]
    public void Both_hashes_must_be_near(int difference, int cosine, bool near) =>
        Assert.Equal(near, new PictureHash(0, 0).IsNear(new PictureHash((1UL << difference) - 1, (1UL << cosine) - 1)));

    [Fact]
    public void It_grows()
    {
        var index = new HashIndex();
        for (var i = 0; i < 5000; i++) index.Add(i, new PictureHash((ulong)i << 32, 0));
        Assert.Equal(5000, index.Count);
        Assert.Contains(4999, index.Near(new PictureHash(4999UL << 32, 0), 10));
    }
}
