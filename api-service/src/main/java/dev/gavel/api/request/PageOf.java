package dev.gavel.api.request;

import java.util.List;
import java.util.function.Function;
import org.springframework.data.domain.Page;

/**
 * A part of a list.
 *
 * @param page from 0
 * @param size how many items a page may have
 * @param total how many items all pages have
 */
public record PageOf<T>(List<T> items, int page, int size, long total) {

	private static final int MAX_SIZE = 100;

	private static final int MAX_PAGE = 1_000_000;

	public static <S, T> PageOf<T> of(Page<S> page, Function<S, T> view) {
		return new PageOf<>(page.map(view).getContent(), page.getNumber(), page.getSize(), page.getTotalElements());
	}

	public static void check(int page, int size) {
		Violations violations = new Violations();
		violations.require(0 <= page && page <= MAX_PAGE, "page", "expected 0 to %d, got %d".formatted(MAX_PAGE, page));
		violations.require(1 <= size && size <= MAX_SIZE, "size", "expected 1 to %d, got %d".formatted(MAX_SIZE, size));
		violations.throwIfAny();
	}

}
