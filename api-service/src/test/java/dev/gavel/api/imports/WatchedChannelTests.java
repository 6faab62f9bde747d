package dev.gavel.api.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.archive.Zips;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedChannelTests {

	@Test
	void endsReadingInTheMiddle() throws IOException {
		AtomicReference<@Nullable String> reason = new AtomicReference<>();
		try (WatchedChannel channel = new WatchedChannel(Zips.channel(new byte[100]), reason::get)) {
			assertThat(channel.read(ByteBuffer.allocate(60))).isEqualTo(60);
			reason.set("It took too long.");
			assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(60))).isInstanceOf(UnreadableFileException.class)
				.hasMessage("It took too long.");
		}
	}

}
