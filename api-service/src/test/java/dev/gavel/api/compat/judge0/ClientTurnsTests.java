package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ClientTurnsTests {

	private final Queue<Runnable> begun = new ArrayDeque<>();

	private final ClientTurns turns = new ClientTurns(begun::add);

	private final List<String> done = new ArrayList<>();

	@Test
	void aClientWithManyTasksLeavesThreadsToOthers() {
		for (int i = 1; i <= 4; i++) {
			run("many", "many " + i);
		}
		run("one", "one");
		assertThat(begun).hasSize(ClientTurns.MOST_OF_CLIENT + 1);
		while (!begun.isEmpty()) {
			begun.remove().run();
		}
		assertThat(done).containsExactly("many 1", "many 2", "one", "many 3", "many 4");
	}

	@Test
	void aTaskThatFailsGivesItsTurnBack() {
		for (int i = 0; i < 3; i++) {
			turns.run("failing", () -> {
				throw new IllegalStateException("fails");
			});
			assertThatIllegalStateException().isThrownBy(() -> begun.remove().run());
		}
	}

	private void run(String client, String name) {
		turns.run(client, () -> done.add(name));
	}

}
