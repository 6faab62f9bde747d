package dev.gavel.deployment;

import dev.gavel.testing.GoldenFile;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTests {

	@Test
	void namesStay() {
		new GoldenFile("settings.txt").holds(
				Stream.of(Service.values())
					.flatMap((service) -> service.variables()
						.stream()
						.sorted()
						.map((variable) -> service.name().toLowerCase(Locale.ROOT) + " " + variable))
					.toList(),
				"Names of settings stay, so that an upgrade starts with those of the release before. New ones have a default.");
	}

}
