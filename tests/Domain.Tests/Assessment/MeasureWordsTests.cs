using System.Text.Json;
using AntiFraudBot.Domain.Assessment;

namespace AntiFraudBot.Domain.Tests.Assessment;

/// <summary>What people type about measures, and what they do not mean by it.</summary>
public sealed class MeasureWordsTests
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("扣分建议", """List {"About":"扣分"}""")]
    [InlineData("黄牌有哪些", """List {"About":"黄牌"}""")]
    [InlineData("一票否决候选", "Vetoes {}")]
    [InlineData("提名一票否决 石桥村 年内发案6起", """Nominated {"Unit":"石桥村","Words":"年内发案6起"}""")]
    [InlineData("批准 否3", """Approved {"Numbers":[3],"Points":null,"Bare":false}""")]
    [InlineData("申诉 否3 有3起是邻乡的", """Appealed {"Number":3,"Words":"有3起是邻乡的"}""")]
    [InlineData("批准 考3", """Approved {"Numbers":[3],"Points":null,"Bare":false}""")]
    [InlineData("批准考3、牌4，约12", """Approved {"Numbers":[3,4,12],"Points":null,"Bare":false}""")]
    [InlineData("批准 考3 1.5分", """Approved {"Numbers":[3],"Points":1.5,"Bare":false}""")]
    [InlineData("批准 3", """Approved {"Numbers":[3],"Points":null,"Bare":true}""")]
    [InlineData("驳回 考3 当事人不是本村人。", """Rejected {"Numbers":[3],"Words":"当事人不是本村人"}""")]
    [InlineData("驳回 3 当事人不是本村人", """Rejected {"Numbers":[3],"Words":"当事人不是本村人"}""")]
    [InlineData("申诉 考3 我村去年就入户讲过", """Appealed {"Number":3,"Words":"我村去年就入户讲过"}""")]
    [InlineData("维持 考3", """Upheld {"Number":3,"Words":""}""")]
    [InlineData("撤销 牌4：核实有误", """Revoked {"Number":4,"Words":"核实有误"}""")]
    [InlineData("解除 牌4 整改已验收", """Lifted {"Number":4,"Words":"整改已验收"}""")]
    [InlineData("考3", """Asked {"Number":3}""")]
    [InlineData("扣分 石桥村 1.5分 回访说没有接受过宣传", """Entered {"Unit":"石桥村","Points":1.5,"Words":"回访说没有接受过宣传"}""")]
    public void The_words_of_decisions_are_understood(string said, string expected)
    {
        var words = MeasureWords.Read(said)!;
        Assert.Equal(expected, $"{words.GetType().Name} {JsonSerializer.Serialize(words, words.GetType(), Legible)}");
    }

    [Theory]
    [InlineData("批准 第3期")]
    [InlineData("批准")]
    [InlineData("批准通报")]
    [InlineData("申诉 87")]
    [InlineData("维持 87")]
    [InlineData("撤销 上坪村 6月20日起")]
    [InlineData("扣分的村要约谈")]
    [InlineData("安装12，注册10")]
    [InlineData("解除3人预警")]
    [InlineData("牌子挂了3块")]
    public void Other_talk_is_left_alone(string said) => Assert.Null(MeasureWords.Read(said));

    [Theory]
    [InlineData("得分", "")]
    [InlineData("得分 石桥村", "石桥村")]
    [InlineData("石桥村得分多少？", "石桥村")]
    [InlineData("石桥村的得分情况", "石桥村")]
    public void The_score_is_asked_for(string said, string unit) => Assert.Equal(unit, ScoreWords.Read(said)!.Unit);

    [Theory]
    [InlineData("得分高的村要表扬")]
    [InlineData("这次考试得分90")]
    public void Talk_of_points_is_no_question(string said) => Assert.Null(ScoreWords.Read(said));
}
