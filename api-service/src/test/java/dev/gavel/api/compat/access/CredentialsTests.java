package dev.gavel.api.compat.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTests {

	@Test
	void thePasswordIsBehindTheFirstColon() {
		assertThat(BasicCredentials.password(basic("x:gvl_a:b"))).isEqualTo("gvl_a:b");
		assertThat(BasicCredentials.password(basic(":gvl_a"))).isEqualTo("gvl_a");
		assertThat(BasicCredentials.password(basic("x:gvl_a").replace("Basic", "BASIC"))).isEqualTo("gvl_a");
	}

	@Test
	void otherSchemesHaveNoPassword() {
		assertThat(BasicCredentials.password(null)).isNull();
		assertThat(BasicCredentials.password("Bearer gvl_a")).isNull();
		assertThat(BasicCredentials.password("Basic")).isNull();
	}

	@Test
	void whatIsNoBase64IsARefusedPassword() {
		assertThat(BasicCredentials.password("Basic ???")).isEmpty();
	}

	@Test
	void anAccountHasARangeOfAddresses() throws Exception {
		NetworkAccount moodle = NetworkAccount.of("Moodle = 2=10.1.0.0/16");
		assertThat(moodle.account()).isEqualTo("Moodle = 2");
		assertThat(moodle.network().matches(InetAddress.getByName("10.1.255.1"))).isTrue();
		assertThat(moodle.network().matches(InetAddress.getByName("10.2.0.1"))).isFalse();
		assertThat(moodle.network().matches(InetAddress.getByName("::1"))).isFalse();
	}

	@Test
	void knowsRangesOfThisMachine() {
		assertThat(NetworkAccount.of("moodle=127.0.0.0/8").hasLoopback()).isTrue();
		assertThat(NetworkAccount.of("moodle=::1").hasLoopback()).isTrue();
		assertThat(NetworkAccount.of("moodle=10.1.0.0/16").hasLoopback()).isFalse();
	}

	@Test
	void saysWhatIsWrongWithARange() {
		assertThatThrownBy(() -> NetworkAccount.of("10.1.0.0/16")).hasMessageContaining("such as moodle=10.1.0.0/16");
		assertThatThrownBy(() -> NetworkAccount.of("moodle=example.com")).hasMessageContaining("such as moodle=");
	}

	@ParameterizedTest
	@CsvSource({ "/jobe/index.php,JOBE", "/%6Aobe/index.php,JOBE", "/sandbox%2dfusion/,SANDBOX_FUSION", "/jobe,",
			"/jobes/x,", "/x/jobe/,", "/%zz/jobe,", "/," })
	void aPathBelongsToAnInterfaceHoweverItIsWritten(String path, CompatInterface expected) {
		assertThat(CompatInterface.at(path)).isEqualTo(Optional.ofNullable(expected));
	}

	private static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

}
