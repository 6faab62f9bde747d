package dev.gavel.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.benchmarks.micro.MessageLoops.Reported;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopsTests {

	@ParameterizedTest
	@EnumSource
	void judgeBigResults(BigResult result) throws Exception {
		ResultLoops loops = new ResultLoops();
		loops.result = result;
		loops.prepare();
		assertThat(loops.decode()).isEqualTo(result.value());
		assertThat(loops.judge().verdict()).isEqualTo(Verdict.ACCEPTED);
		loops.close();
	}

	@Test
	void carryMessagesThereAndBack() {
		MessageLoops loops = new MessageLoops();
		assertThat(MessageCodec.encode(loops.decodeJob())).isEqualTo(loops.encodeJob());
		Reported reported = new Reported();
		reported.tests = 50;
		reported.prepare();
		assertThat(loops.decodeReport(reported)).isInstanceOfSatisfying(Judged.class,
				(judged) -> assertThat(judged.tests()).hasSize(50));
		assertThat(MessageCodec.encode(loops.decodeReport(reported))).isEqualTo(loops.encodeReport(reported));
	}

}
