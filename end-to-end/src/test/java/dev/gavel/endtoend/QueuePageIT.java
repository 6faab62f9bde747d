package dev.gavel.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import dev.gavel.endtoend.SharedBrowser.Site;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees and does at the queue. */
@ExtendWith(SharedBrowser.class)
class QueuePageIT {

	private static final double PATIENCE = 60_000;

	private static final String RIGHT = "def Findfrequency(nums, K):\n    return nums.count(K)\n";

	private final String content = "from a stranger " + UUID.randomUUID();

	private final Visitor visitor;

	private final GavelClient client;

	private final Site site;

	QueuePageIT(Visitor visitor, GavelClient client, Site site) {
		this.visitor = visitor;
		this.client = client;
		this.site = site;
	}

	@Test
	void showsHowTheQueueGrowsWithoutBeingLoadedAgain() {
		visitor.open("/queue");
		Locator waiting = visitor.page.locator("#tiles strong").first();
		visitor.page.evaluate("window.stays = true");
		try (Crowd crowd = Crowd.fillingTheQueue(client)) {
			assertThat(waiting).hasText(Pattern.compile("[1-9]\\d"), withPatience());
			assertThat(visitor.page.locator("#charts svg").first()).hasAttribute("aria-label",
					Pattern.compile("At most [1-9]\\d in the last ten minutes\\."),
					new HasAttributeOptions().setTimeout(PATIENCE));
			assertThat(visitor.page.locator("#charts path.interactive")).hasAttribute("d", Pattern.compile("M.*L.*"));
		}
		assertThat(waiting).hasText("0", withPatience());
		assertThat(visitor.page.evaluate("window.stays")).isEqualTo(true);
	}

	private static HasTextOptions withPatience() {
		return new HasTextOptions().setTimeout(PATIENCE);
	}

	@Test
	void hasFailedWorkDoneAgain() {
		String reason = "no cell for " + UUID.randomUUID();
		String submission = fail(reason);
		visitor.open("/queue");
		Locator row = visitor.page.locator("#failed-list tr").filter(new FilterOptions().setHasText(reason));
		assertThat(row).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
		row.locator("button").click();
		assertThat(visitor.page).hasURL(Pattern.compile("/queue#failed$"));
		assertThat(row).hasCount(0, new HasCountOptions().setTimeout(PATIENCE));
		assertThat(client.get("/submissions/" + submission + "?wait=60s").get("verdict").asString())
			.isEqualTo("ACCEPTED");
	}

	private String fail(String reason) {
		try (Crowd crowd = Crowd.behindWhichOthersWait(client)) {
			String submission = client.post("/code/execute/1", Map.of("code", RIGHT)).get("id").asString();
			site.forgedMessages().fail(UUID.fromString(submission), reason);
			return submission;
		}
	}

	@Test
	void discardsAParkedMessageAfterAsking() {
		Locator row = park("no-such.topic");
		visitor.page.onceDialog(Dialog::dismiss);
		row.getByText("Discard").click();
		assertThat(row).hasCount(1);
		visitor.page.onceDialog(Dialog::accept);
		row.getByText("Discard").click();
		assertThat(visitor.page).hasURL(Pattern.compile("/queue#parked$"));
		assertThat(row).hasCount(0);
	}

	@Test
	void sendsAParkedMessageAgainAlsoWithoutScripts() {
		Locator row = park("gavel.cancellations");
		Visitor plain = site.visitWithoutScripts();
		plain.open("/queue");
		plain.page.locator("tr").filter(new FilterOptions().setHasText(content)).getByText("Send again").click();
		assertThat(plain.page.locator("tr").filter(new FilterOptions().setHasText(content))).containsText("Sent again");
		plain.leave();
		assertThat(row).containsText("Sent again", new ContainsTextOptions().setTimeout(PATIENCE));
	}

	private Locator park(String topic) {
		site.forgedMessages().park(topic, content, "no message of ours");
		visitor.open("/queue");
		Locator row = visitor.page.locator("tr").filter(new FilterOptions().setHasText(content));
		assertThat(row).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
		return row;
	}

}
