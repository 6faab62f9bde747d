package dev.gavel.api.question.testcase;

import java.util.List;
import org.springframework.util.unit.DataSize;

/**
 * The first samples of a question, without their values.
 *
 * @param size of their values in bytes
 * @param leftOut whether others were left out because of their size
 */
public record Samples(List<Long> ids, long size, boolean leftOut) {

	static Samples of(List<TestOutline> samples, DataSize mostBytes) {
		int count = 0;
		long size = 0;
		while (count < samples.size() && size + samples.get(count).size() <= mostBytes.toBytes()) {
			size += samples.get(count++).size();
		}
		return new Samples(samples.subList(0, count).stream().map(TestOutline::id).toList(), size,
				count < samples.size());
	}

}
