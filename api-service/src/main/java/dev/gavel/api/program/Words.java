package dev.gavel.api.program;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** How pages write verdicts and states, such as {@code Wrong answer}, and settings. */
@Component("words")
public class Words {

	public String of(Object name) {
		return StringUtils.capitalize(name.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
	}

	/** Writes a setting in its largest unit: {@code 1 day}, {@code 36 hours}. */
	public String period(Duration setting) {
		ChronoUnit unit = Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES)
			.filter((larger) -> setting.toSeconds() % larger.getDuration().toSeconds() == 0)
			.findFirst()
			.orElse(ChronoUnit.SECONDS);
		long count = setting.dividedBy(unit.getDuration());
		String units = unit.toString().toLowerCase(Locale.ROOT);
		return (count == 1) ? "1 " + units.substring(0, units.length() - 1) : "%,d %s".formatted(count, units);
	}

}
