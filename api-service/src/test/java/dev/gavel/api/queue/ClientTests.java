package dev.gavel.api.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.9,203.0.113.10,false", "2001:db8::1,2001:db8:0:0:ffff::2,true",
			"2001:db8::1,2001:db8:0:1::1,false", "::ffff:203.0.113.9,::ffff:203.0.113.10,false" })
	void areTheSameVisitorWithinANetwork(String address, String other, boolean same) {
		assertThat(visitor(address).equals(visitor(other))).isEqualTo(same);
	}

	@Test
	void areTheAccountWhereverItIs() {
		assertThat(Client.nameOf(Caller.signedIn(7, "ada", Role.SOLVER, "::1")))
			.isEqualTo(Client.nameOf(Caller.signedIn(7, "ada", Role.SOLVER, "203.0.113.9")))
			.isNotEqualTo(Client.nameOf(Caller.signedIn(8, "bob", Role.SOLVER, "::1")));
	}

	@Test
	void areUsersAsTheyWereWithoutAccounts() {
		Caller caller = Caller.trusted("::1");
		assertThat(Client.nameOf(caller)).isEqualTo("address:::1");
		assertThat(Client.labelled(caller, "ada", Sent.SUBMISSIONS, 3, false).name()).isEqualTo("user:ada");
	}

	@Test
	void takeABoundedNumberOfTurnsForAnyNumberOfLabels() {
		Caller author = Caller.signedIn(7, "ada", Role.AUTHOR, "::1");
		assertThat(IntStream.range(0, 10_000)
			.mapToObj((i) -> Client.labelled(author, "student-%d@example.com".formatted(i), Sent.SUBMISSIONS, 3, false)
				.name())
			.distinct()).hasSizeBetween(2, Client.LABELLED_TURNS).allMatch((name) -> name.matches("account:7:\\d+"));
	}

	private static String visitor(String address) {
		return Client.nameOf(Caller.visitor(Set.of(), address));
	}

}
