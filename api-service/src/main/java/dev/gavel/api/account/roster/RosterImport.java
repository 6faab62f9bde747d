package dev.gavel.api.account.roster;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Groups;
import dev.gavel.api.account.link.OneTimeLinks;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Creates all accounts of a list, or none. */
@Component
class RosterImport {

	private final Accounts accounts;

	private final Groups groups;

	private final OneTimeLinks links;

	private final TransactionTemplate transaction;

	RosterImport(Accounts accounts, Groups groups, OneTimeLinks links, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.groups = groups;
		this.links = links;
		this.transaction = transaction;
	}

	/**
	 * Creates the accounts and the missing groups.
	 * @param site the address of this site, before the paths of links
	 * @throws Problem that names every line that cannot be taken, and why
	 */
	List<Invited> create(Caller caller, String csv, String site) {
		List<RosterLine> lines = Roster.read(csv);
		requireFree(lines);
		return transaction.execute((status) -> {
			Map<String, Long> ids = new HashMap<>();
			return lines.stream().map((line) -> create(caller, line, ids, site)).toList();
		});
	}

	private void requireFree(List<RosterLine> lines) {
		Violations violations = new Violations();
		lines.stream()
			.filter((line) -> accounts.findByName(line.name()).isPresent())
			.forEach((line) -> line.refuse("'%s' is taken".formatted(line.name()), violations));
		violations.throwIfAny();
	}

	private Invited create(Caller caller, RosterLine line, Map<String, Long> groupIds, String site) {
		try {
			long id = accounts.create(caller, line.name(), line.role()).id();
			if (line.group() != null) {
				groups.add(caller, groupIds.computeIfAbsent(line.group(), (name) -> groupId(caller, name)), id);
			}
			return new Invited(id, line.name(), line.group(), line.role(), site + links.forPassword(caller, id));
		}
		catch (Problem problem) {
			Violations violations = new Violations();
			violations.add("line " + line.number(), problem);
			violations.throwIfAny();
			throw problem;
		}
	}

	private Long groupId(Caller caller, String name) {
		return groups.idOf(name).orElseGet(() -> groups.create(caller, name).id());
	}

}
