package dev.gavel.api.program;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** How pages write verdicts and states: {@code Wrong answer}. */
@Component("words")
public class Words {

	public String of(Object name) {
		return StringUtils.capitalize(name.toString().toLowerCase(Locale.ROOT).replace('_', ' '));
	}

}
