package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RootCauseTests {

	@Test
	void tellsTheRemedyToo() {
		var unfit = new IllegalStateException("No runtime keeps programs apart.\n  runc: none\n  -> install it\n");
		assertThat(RootCause.message(new RuntimeException("bean 'sandbox'", new RuntimeException("bean", unfit))))
			.isEqualTo("No runtime keeps programs apart.\n  runc: none\n  -> install it");
	}

	@Test
	void tellsEachLineOnce() {
		assertThat(RootCause.message(new IllegalStateException("no memory limit\nrun as root\nrun as root")))
			.isEqualTo("no memory limit\nrun as root");
	}

	@Test
	void prefersOurWordsToWhatCausedThem() {
		var failure = new StartFailure("Choose another folder.", new IOException("EACCES"));
		assertThat(RootCause.message(new RuntimeException("bean", failure))).isEqualTo("Choose another folder.");
	}

	@Test
	void namesTheFailureThatSaysNothing() {
		assertThat(RootCause.message(new NullPointerException())).isEqualTo("java.lang.NullPointerException");
	}

}
