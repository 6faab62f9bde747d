package dev.gavel.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Network;
import dev.gavel.api.access.Secret;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records who signs in and out. Nobody fills the audit log: of the same network, an
 * account is recorded once a minute for each action, and once in a quarter of an hour for
 * wrong passwords. Further ones in that time are left out.
 */
@Component
public class SignInLog {

	private static final int RECORDED_AT_ONCE = 50;

	private final Cache<String, Boolean> actions = recorded(Duration.ofMinutes(1));

	private final Cache<String, Boolean> failures = recorded(Duration.ofMinutes(15));

	private final BlockingQueue<Failure> waiting = new ArrayBlockingQueue<>(1000);

	private final Accounts accounts;

	private final Audit audit;

	private final TransactionTemplate transaction;

	SignInLog(Accounts accounts, Audit audit, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.audit = audit;
		this.transaction = transaction;
	}

	private static Cache<String, Boolean> recorded(Duration again) {
		return Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(again).build();
	}

	private static boolean isNew(Cache<String, Boolean> recorded, Object... key) {
		return recorded.asMap().putIfAbsent(Secret.hash(List.of(key).toString()), true) == null;
	}

	/**
	 * Records that somebody signs in or out, or ends sessions.
	 * @param caller the account, and where the request comes from
	 */
	@Transactional
	public void record(Caller caller, Action action) {
		Long id = caller.accountId();
		if (id != null && isNew(actions, action, id, Network.of(caller.address()))) {
			audit.record(caller, action, id, null, null);
		}
	}

	/**
	 * Records a wrong password, soon: an answer that waited for it would tell which names
	 * there are.
	 */
	public void failed(String name, String address) {
		if (isNew(failures, AccountName.key(name), Network.of(address))) {
			waiting.offer(new Failure(name, address));
		}
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void recordFailures() {
		List<Failure> some = new ArrayList<>();
		waiting.drainTo(some, RECORDED_AT_ONCE);
		some.forEach((failure) -> transaction.executeWithoutResult((status) -> record(failure)));
	}

	private void record(Failure failure) {
		Caller visitor = Caller.visitor(Set.of(), failure.address());
		accounts.findByName(failure.name())
			.ifPresent((account) -> audit.record(visitor, Action.SIGN_IN_FAILED, account.id(), null, null));
	}

	private record Failure(String name, String address) {
	}

}
