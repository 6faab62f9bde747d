package dev.gavel.api.platform.request;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.springframework.data.domain.Page;

/**
 * A part of a list.
 *
 * @param page from 0
 * @param size how many items a page may have
 * @param total how many items all pages have, or as far as they were counted
 * @param totalIsExact whether there are no more than {@code total}
 */
public record PageOf<T>(List<T> items, int page, int size, long total, boolean totalIsExact) {

	/**
	 * The limit for counting the items of an ever-growing list, and for reaching them
	 * page by page.
	 */
	public static final int MOST_COUNTED = 10_000;

	private static final int MAX_SIZE = 100;

	private static final int MAX_PAGE = 1_000_000;

	public static <S, T> PageOf<T> of(Page<S> page, Function<S, T> view) {
		return new PageOf<>(page.map(view).getContent(), page.getNumber(), page.getSize(), page.getTotalElements(),
				true);
	}

	/**
	 * Returns a page of a list that may be too long to be counted.
	 * @param most the limit of the count
	 * @param counting counts the items of all pages, up to a given number
	 */
	public static <T> PageOf<T> of(List<T> items, int page, int size, long most, LongUnaryOperator counting) {
		boolean last = items.size() < size && (page == 0 || !items.isEmpty());
		long found = last ? (long) page * size + items.size() : counting.applyAsLong(most + 1);
		return new PageOf<>(items, page, size, Math.min(found, most), found <= most);
	}

	/**
	 * Refuses a page of an ever-growing list when it is too far down.
	 * @param instead how the client gets there instead
	 */
	public static void checkDepth(int page, int size, String instead) {
		check(page, size);
		if ((long) page * size >= MOST_COUNTED) {
			throw Violations.of("page", "expected 0 to %d with size %d, got %d; %s".formatted((MOST_COUNTED - 1) / size,
					size, page, instead));
		}
	}

	public static void check(int page, int size) {
		Violations violations = new Violations();
		violations.require(0 <= page && page <= MAX_PAGE, "page", "expected 0 to %d, got %d".formatted(MAX_PAGE, page));
		violations.require(1 <= size && size <= MAX_SIZE, "size", "expected 1 to %d, got %d".formatted(MAX_SIZE, size));
		violations.throwIfAny();
	}

}
