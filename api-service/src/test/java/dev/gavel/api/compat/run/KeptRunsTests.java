package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.access.CompatProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KeptRunsTests {

	@Test
	void nobodyWaitsBeyondTheBound() {
		CompatProperties properties = new Binder(
				new MapConfigurationPropertySource(Map.of("gavel.compat.max-waiting", "0")))
			.bindOrCreate("gavel.compat", CompatProperties.class);
		KeptRun queued = new KeptRun(null, List.of());
		assertThat(new KeptRuns(null, null, null, properties, null, null).ended(queued, Caller.trusted("::1")))
			.isCompletedWithValue(queued);
	}

}
