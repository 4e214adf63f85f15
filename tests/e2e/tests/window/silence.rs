//! The app speaks to nobody: watched by strace, and on a computer without any network.

use std::process::Command;

use hamstrong_e2e::{App, Outcome, Profile, Screen, Start, until};

use crate::doing::rate;

/// Set for the run that has no network.
const UNPLUGGED: &str = "HAMSTRONG_UNPLUGGED";
/// A new network has a loopback that is down; WebDriver needs it. `SIOCSIFFLAGS` with `IFF_UP | IFF_RUNNING`.
const LOOPBACK_UP: &str = "socket(S, 2, 1, 0) or die $!; my $up = pack('a16 s x14', 'lo', 0x41); ioctl(S, 0x8914, $up) or die $!; exec @ARGV";

async fn walk_through() -> Outcome {
    let profile = Profile::demo()?.watched();
    let mut app = App::start(&profile).await?;
    app.comes_to("today").await?;
    rate(&app, "Walking on the flat", "2").await?;
    for place in app.places().await? {
        app.go(&place).await?;
        app.comes_to_rest().await?;
    }
    app.close().await?;
    assert_eq!(profile.connections_out()?, Vec::<String>::new());
    assert!(
        profile.connections()?.contains("sa_family=AF_UNIX"),
        "the watch is blind: the app speaks to its screen"
    );
    Ok(())
}

#[tokio::test]
async fn the_app_speaks_to_no_other_computer() -> Outcome {
    walk_through().await
}

/// The same in a network of its own that has nothing but a loopback: this test starts itself there.
#[tokio::test]
async fn every_place_works_without_any_network() -> Outcome {
    if std::env::var_os(UNPLUGGED).is_some() {
        let interfaces = std::fs::read_to_string("/proc/net/dev")?;
        assert_eq!(interfaces.lines().filter(|line| line.contains(':')).count(), 1, "{interfaces}");
        return walk_through().await;
    }
    if !Command::new("unshare").args(["-rn", "true"]).status().is_ok_and(|status| status.success()) {
        println!("SKIPPED: this kernel gives its users no network of their own (unshare -rn)");
        return Ok(());
    }
    let mut inside = Command::new("unshare");
    inside.args(["-rn", "perl", "-e", LOOPBACK_UP]).arg(std::env::current_exe()?);
    inside.args(["--exact", "silence::every_place_works_without_any_network", "--nocapture"]);
    let output = inside.env(UNPLUGGED, "1").output()?;
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && words.contains("1 passed"),
        "{words}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

/// WebDriver speaks TCP with the app. Without it, there is not even a socket for it.
#[tokio::test]
async fn left_to_itself_the_app_opens_no_socket_but_local_ones() -> Outcome {
    only_local_sockets(Start::Main, "^Hamstrong$").await
}

#[tokio::test]
async fn the_small_window_opens_no_socket_but_local_ones() -> Outcome {
    only_local_sockets(Start::Quick, "^Quick log$").await
}

async fn only_local_sockets(start: Start, title: &str) -> Outcome {
    let profile = Profile::demo()?.watched();
    let screen = Screen::start(&profile.home())?;
    let mut app = App::start_undriven(&profile, &screen, start)?;
    let window = until("the window", async || screen.window(title)).await?;
    screen.focus(&window).await?;
    let ended = async || Ok(app.child().try_wait()?.map(drop));
    screen.press_until(&window, "alt+F4", "the app to end", ended).await?;
    let sockets = profile.sockets()?;
    let far: Vec<&String> = sockets
        .iter()
        .filter(|line| !["AF_UNIX", "AF_NETLINK"].iter().any(|near| line.contains(near)))
        .collect();
    assert_eq!(far, Vec::<&String>::new());
    assert!(sockets.iter().any(|line| line.contains("AF_UNIX")), "the watch is blind");
    Ok(())
}
