package dev.gavel.api.queue;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Network;

/**
 * The unit of fairness and of limits: an account, or the address of a caller without one.
 * A program that acts for others names each of them by a label, and each is a client.
 *
 * @param name tells clients apart
 * @param perMinute how many programs it may send in a minute; 0 for any number
 */
public record Client(Caller caller, String name, int perMinute) {

	/** Names the account or the address, whatever the label. */
	public static String nameOf(Caller caller) {
		if (caller.accountId() != null) {
			return "account:" + caller.accountId();
		}
		return "address:" + (caller.isTrusted() ? caller.address() : Network.of(caller.address()));
	}

	/** Without accounts, the label alone names the client. */
	Client labelled(String label) {
		return new Client(caller, caller.isTrusted() ? "user:" + label : name + ":" + label, perMinute);
	}

	/**
	 * Returns who takes the turn when the caller has a program judged again: never the
	 * client that sent it.
	 */
	public static String whenJudgingAgain(Caller caller) {
		return "again:" + nameOf(caller);
	}

}
