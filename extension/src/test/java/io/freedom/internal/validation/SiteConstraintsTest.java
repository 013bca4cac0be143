package io.freedom.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.freedom.Setting;
import io.freedom.SettingsGroup;
import io.freedom.internal.cdi.Boot;
import io.freedom.internal.settings.TestSite;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteConstraintsTest {

    @TempDir
    Path folder;

    TestSite site;

    @BeforeEach
    void aSite() {
        site = new TestSite(folder).file("META-INF/validation.xml", """
                <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.0">
                  <message-interpolator>org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator</message-interpolator>
                </validation-config>
                """);
    }

    @Test
    void valuesThatKeepTheConstraintsAreInjected() {
        site.settings("db.url=jdbc:x", "db.size=5", "db.hosts=a,b", "db.pool.min=1", "db.pool.max=2");
        try (SeContainer container = Boot.boot(site, NeedsInterface.class, NeedsRecord.class)) {
            assertThat(container.select(NeedsInterface.class).get().database.size())
                    .isEqualTo(5);
            assertThat(container.select(NeedsRecord.class).get().pool.max()).isEqualTo(2);
        }
    }

    @Test
    void aBrokenConstraintOfAMethodFailsTheDeployment() {
        site.settings("db.url=jdbc:x", "db.size=0", "db.hosts=a");
        assertThatThrownBy(() -> Boot.boot(site, NeedsInterface.class))
                .hasMessageContaining("FREEDOM-0225: Setting db.size, wanted by " + Database.class.getName()
                        + ".size, is \"0\", which breaks a constraint of " + Database.class.getName()
                        + ": at least one (@Min); the value comes from settings module test (test.properties:2). Correct"
                        + " it.");
    }

    @Test
    void allAreReportedTogetherWithAllOtherFaults() {
        site.settings(
                "db.url=jdbc:x",
                "db.size=0",
                "db.hosts[0]=a",
                "db.hosts[1]=A",
                "db.limits.a=2000",
                "db.replicas[0].min=3",
                "db.replicas[0].max=2",
                "db.pool.min=-1",
                "db.pool.max=2",
                "db.password=tiger",
                "number=x");
        Throwable thrown =
                catchThrowable(() -> Boot.boot(site, NeedsInterface.class, NeedsRecord.class, NeedsNumber.class));
        assertThat(thrown).hasMessage("""
                FREEDOM-0224: 7 settings are wrong.

                FREEDOM-0225  db.hosts[1]
                    value   "A"
                    set in  settings module test (test.properties:4)
                    must    lower case (@Pattern)
                    wanted  by HERE$Database.hosts

                FREEDOM-0225  db.limits.a
                    value   "2000"
                    set in  settings module test (test.properties:5)
                    must    no more (@Max)
                    wanted  by HERE$Database.limits

                FREEDOM-0225  db.password
                    value   "*****"
                    set in  settings module test (test.properties:10)
                    must    @Size
                    wanted  by HERE$Database.password

                FREEDOM-0225  db.pool.min
                    value   "-1"
                    set in  settings module test (test.properties:8)
                    must    not below zero (@Min)
                    wanted  by HERE$Pool.min

                FREEDOM-0225  db.replicas[0]
                    must    be in order (@InOrder)
                    wanted  by HERE$Database.replicas

                FREEDOM-0225  db.size
                    value   "0"
                    set in  settings module test (test.properties:2)
                    must    at least one (@Min)
                    wanted  by HERE$Database.size

                FREEDOM-0206  number
                    value   "x", which can't be converted to int (Expected an integer value, got "x")
                    set in  settings module test (test.properties:11)
                    wanted  by HERE$NeedsNumber.number, as int
                    do      Correct the value.
                """.replace("HERE", SiteConstraintsTest.class.getName()));
    }

    @Test
    void whatAConstraintSaysOfAGroupWithASecretIsNotShown() {
        site.settings("x.password=tiger");
        assertThatThrownBy(() -> Boot.boot(site, NeedsLogin.class))
                .hasMessageContaining("FREEDOM-0225: Setting x, wanted by " + NeedsLogin.class.getName()
                        + ".login, breaks a constraint of " + Login.class.getName() + ": @Never. Correct it.")
                .hasMessageNotContaining("tiger");
    }

    @Test
    void aDefaultIsCheckedToo() {
        site.settings("a=1");
        assertThatThrownBy(() -> Boot.boot(site, NeedsDefault.class))
                .hasMessageContaining("FREEDOM-0225: Setting x.size, wanted by " + WithDefault.class.getName()
                        + ".size, is \"0\", which breaks a constraint of")
                .hasMessageContaining("the value comes from default of the annotation");
    }

    @Test
    void aConstraintThatCantBeOnItsTypeFailsTheDeployment() {
        site.settings("x.size=1");
        assertThatThrownBy(() -> Boot.boot(site, NeedsWrong.class))
                .hasMessageContaining("FREEDOM-0226: The constraints of settings group " + Wrong.class.getName()
                        + " can't be checked: HV000030");
    }

    @Test
    void aConstraintThatLacksAClassHidesNoOtherFault() {
        site.settings("x.size=1");
        assertThatThrownBy(() -> Boot.boot(site, NeedsUnable.class, NeedsNumber.class))
                .hasMessageContaining("FREEDOM-0205  number")
                .hasMessageContaining("FREEDOM-0226  " + Unable.class.getName())
                .hasMessageContaining("can't be checked: java.lang.NoClassDefFoundError: Library.");
    }

    @Test
    void whatAConstraintThrowsAboutASecretIsNotShown() {
        site.settings("x.password=tiger");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, NeedsJudged.class));
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("FREEDOM-0226: The constraints of settings group " + Judged.class.getName()
                        + " can't be checked: java.lang.IllegalStateException. Correct")
                .doesNotContain("tiger");
    }

    @Test
    void aConstraintOnAGetterWithABodyIsCheckedToo() {
        site.settings("x.min=3", "x.max=2");
        Throwable thrown = catchThrowable(() -> Boot.boot(site, NeedsRange.class));
        assertThat(thrown).hasMessage("""
                FREEDOM-0224: 2 settings are wrong.

                FREEDOM-0225  x
                    must    be in order (@AssertTrue on ordered)
                    wanted  by HERE$NeedsRange.range

                FREEDOM-0225  x.max
                    value   "2"
                    set in  settings module test (test.properties:2)
                    must    be more (@Min)
                    wanted  by HERE$Range.getMax
                """.replace("HERE", SiteConstraintsTest.class.getName()));
    }

    @SettingsGroup("x")
    interface Range {
        int min();

        @Setting("max")
        @Min(value = 5, message = "be more")
        int getMax();

        @AssertTrue(message = "be in order")
        default boolean isOrdered() {
            return min() <= getMax();
        }
    }

    @Dependent
    static class NeedsRange {
        @Inject
        Range range;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Judge.Check.class)
    @interface Judge {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Judge, String> {
            @Override
            public boolean isValid(String text, ConstraintValidatorContext context) {
                throw new IllegalStateException("can't judge " + text);
            }
        }
    }

    @SettingsGroup("x")
    interface Judged {
        @Judge
        String password();
    }

    @Dependent
    static class NeedsJudged {
        @Inject
        Judged judged;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Lacking.Check.class)
    @interface Lacking {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Lacking, Integer> {
            @Override
            public boolean isValid(Integer number, ConstraintValidatorContext context) {
                throw new NoClassDefFoundError("Library");
            }
        }
    }

    @SettingsGroup("x")
    interface Unable {
        @Lacking
        int size();
    }

    @Dependent
    static class NeedsUnable {
        @Inject
        Unable group;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = InOrder.Check.class)
    @interface InOrder {
        String message() default "be in order";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<InOrder, Pool> {
            @Override
            public boolean isValid(Pool pool, ConstraintValidatorContext context) {
                return pool.min() <= pool.max();
            }
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Never.Check.class)
    @interface Never {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Check implements ConstraintValidator<Never, Login> {
            @Override
            public boolean isValid(Login login, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("not " + login.password())
                        .addConstraintViolation();
                return false;
            }
        }
    }

    @Never
    @SettingsGroup("x")
    interface Login {
        String password();
    }

    @Dependent
    static class NeedsLogin {
        @Inject
        Login login;
    }

    @SettingsGroup("db")
    interface Database {
        @NotBlank
        String url();

        @Min(value = 1, message = "at least one")
        int size();

        List<@Pattern(regexp = "[a-z]+", message = "lower case") String> hosts();

        Optional<Map<String, @Max(value = 1000, message = "no more") Integer>> limits();

        @Valid
        List<Pool> replicas();

        Optional<@Size(min = 8, message = "not ${validatedValue}") String> password();
    }

    @SettingsGroup("db.pool")
    @InOrder
    record Pool(@Min(value = 0, message = "not below zero") int min, int max) {}

    @SettingsGroup("x")
    interface WithDefault {
        @Setting(defaultValue = "0")
        @Min(1)
        int size();
    }

    @SettingsGroup("x")
    interface Wrong {
        @Past
        int size();
    }

    @Dependent
    static class NeedsInterface {
        @Inject
        Database database;
    }

    @Dependent
    static class NeedsRecord {
        @Inject
        Pool pool;
    }

    @Dependent
    static class NeedsNumber {
        @Inject
        @Setting("number")
        int number;
    }

    @Dependent
    static class NeedsDefault {
        @Inject
        WithDefault group;
    }

    @Dependent
    static class NeedsWrong {
        @Inject
        Wrong group;
    }
}
