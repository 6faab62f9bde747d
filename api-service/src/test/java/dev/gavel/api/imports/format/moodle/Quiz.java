package dev.gavel.api.imports.format.moodle;

import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A question of our own, as CodeRunner exports them. */
public final class Quiz {

	public static final LimitsProperties LIMITS = new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	public static final String QUESTION = """
			<question type="coderunner">
			  <name><text>Squares</text></name>
			  <questiontext format="html">
			    <text><![CDATA[<p>Write <code>sqr(n)</code> that <b>squares</b>:</p><ul><li>one</li><li>two * 2</li></ul><pre>def sqr(n):
			    pass</pre><p><img src="@@PLUGINFILE@@/my%20square.png" alt="a square"></p>]]></text>
			    <file name="my square.png" path="/" encoding="base64">iVBORw0KGgo=</file>
			  </questiontext>
			  <idnumber></idnumber>
			  <coderunnertype>python3</coderunnertype>
			  <prototypetype>0</prototypetype>
			  <allornothing>0</allornothing>
			  <penaltyregime>10, 20, ...</penaltyregime>
			  <answerpreload></answerpreload>
			  <template></template>
			  <answer><![CDATA[def sqr(n):
			    return n * n]]></answer>
			  <grader></grader>
			  <cputimelimitsecs>3</cputimelimitsecs>
			  <memlimitmb></memlimitmb>
			  <templateparams></templateparams>
			  <testcases>
			    <testcase testtype="0" useasexample="1" hiderestiffail="0" mark="1.0000000">
			      <testcode><text>print(sqr(-11))</text></testcode><stdin><text></text></stdin><expected><text>121</text></expected>
			      <extra><text></text></extra><display><text>SHOW</text></display>
			    </testcase>
			    <testcase testtype="0" useasexample="0" hiderestiffail="0" mark="2.5000000">
			      <testcode><text></text></testcode><stdin><text>4</text></stdin><expected><text>16</text></expected>
			      <extra><text></text></extra><display><text>HIDE</text></display>
			    </testcase>
			    <testcase testtype="1" useasexample="0" hiderestiffail="0" mark="1.0000000">
			      <testcode><text>x</text></testcode><stdin><text></text></stdin><expected><text></text></expected>
			    </testcase>
			  </testcases>
			</question>
			""";

	private Quiz() {
	}

	public static String of(String questions) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<quiz>
				<question type="category"><category><text>$course$/Loops</text></category></question>
				""" + questions + "</quiz>";
	}

}
