package dev.gavel.api.queue;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Network;
import java.util.List;

/**
 * The unit of fairness and of limits: an account, or the address of a caller without one.
 * A program that acts for others names each of them by a label. Labels share a bounded
 * number of turns, so that an account cannot take any number of them, and nothing of a
 * label is stored.
 *
 * @param name whose turn it is
 * @param allowances each of which must have room for what is sent
 */
public record Client(Caller caller, String name, List<Allowance> allowances) {

	/** How many turns the labels of an account share. */
	static final int LABELLED_TURNS = 100;

	/** How many times the limit of its role an account with labels may send in all. */
	static final int LABELLED_RATE = 10;

	/** Returns the caller itself, who names nobody. */
	static Client of(Caller caller, Sent kind, int perMinute) {
		String name = nameOf(caller);
		return new Client(caller, name, List.of(new Allowance(kind, name, perMinute)));
	}

	/** Names the account or the address, whatever the label. */
	public static String nameOf(Caller caller) {
		if (caller.accountId() != null) {
			return "account:" + caller.accountId();
		}
		return "address:" + (caller.isTrusted() ? caller.address() : Network.of(caller.address()));
	}

	/**
	 * Returns someone for whom the caller acts. Without accounts, the label alone names
	 * the client.
	 * @param isOwn whether the account has a limit of its own, which counts over all
	 * labels
	 */
	static Client labelled(Caller caller, String label, Sent kind, int perMinute, boolean isOwn) {
		if (caller.isTrusted()) {
			String name = "user:" + label;
			return new Client(caller, name, List.of(new Allowance(kind, name, perMinute)));
		}
		String account = nameOf(caller);
		String turn = account + ":" + Math.floorMod(label.hashCode(), LABELLED_TURNS);
		return new Client(caller, turn,
				isOwn ? List.of(new Allowance(kind, account, perMinute))
						: List.of(new Allowance(kind, account + ":" + label, perMinute),
								new Allowance(kind, account + " and its labels", perMinute * LABELLED_RATE)));
	}

	/**
	 * Returns who takes the turn when the caller has a program judged again: never the
	 * client that sent it.
	 */
	public static String whenJudgingAgain(Caller caller) {
		return "again:" + nameOf(caller);
	}

}
