// A folder benches drop files into: taken once, when they stand still, and nothing is lost between any two steps.
#include "devices/transport/watched_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "core/base/digest.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace muster;
using namespace muster::devices;
namespace fs = std::filesystem;

namespace {

// A folder, and a clock turned by hand.
struct Watching {
  tests::TemporaryFolder folder;
  WatchedFolder watched{folder.path(), WatchedFolder::Limits{Patience{5000}, 1'000'000}};
  Moment now{0};

  void put(const std::string& name, const std::string& text) const { std::ofstream(folder / name, std::ios::binary | std::ios::app) << text; }
  WatchedFolder::Looked after(int seconds) {
    now += std::chrono::seconds(seconds);
    return watched.look(now);
  }
  // Names of what is taken at a look so many seconds later.
  std::vector<std::string> taken(int seconds) {
    std::vector<std::string> names;
    for (const auto& file : after(seconds).taken) names.push_back(file.name);
    return names;
  }
  WatchedFolder::Taken one() {
    after(1);
    auto looked = after(5);
    REQUIRE(looked.taken.size() == 1);
    return looked.taken.front();
  }
};

using Names = std::vector<std::string>;

std::string textOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("A dropped file is taken once it stood still, and gets its receipt", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "a;b\n");
  CHECK(in.taken(1).empty());
  CHECK(in.taken(4).empty());
  auto looked = in.after(1);
  REQUIRE(looked.taken.size() == 1);
  const auto& file = looked.taken.front();
  CHECK(file.digest == core::sha256Hex("a;b\n"));
  CHECK(file.path == in.folder / "taken" / "day.csv");
  CHECK_FALSE(fs::exists(in.folder / "day.csv"));
  REQUIRE(in.watched.accept(file, "1 test"));
  CHECK(textOf(in.folder / "taken" / "day.csv.receipt.txt") == "1 test");
  CHECK(in.taken(60).empty());
}

TEST_CASE("A file that is still being written, also a slow one over the network, waits until it stands still", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "");
  CHECK(in.taken(1).empty());
  CHECK(in.taken(60).empty());  // a file of nothing may become one
  for (int i = 0; i < 5; ++i) {
    in.put("day.csv", "more\n");
    const auto looked = in.after(4);
    CHECK(looked.taken.empty());
    REQUIRE(looked.waiting.size() == 1);
    CHECK(looked.waiting.front().why.code == "not-still");
  }
  CHECK(in.taken(5) == Names{"day.csv"});
}

TEST_CASE("A file whose size stands still while its time moves is still being written", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "a\n");
  in.after(1);
  fs::last_write_time(in.folder / "day.csv", fs::file_time_type::clock::now() - std::chrono::hours(3));  // a server whose clock is behind
  CHECK(in.taken(5).empty());
  CHECK(in.taken(5) == Names{"day.csv"});
}

TEST_CASE("A renamed file begins anew; one that vanished is forgotten", "[watched-folder]") {
  Watching in;
  in.put("day.csv.part", "a\n");
  in.put("gone.csv", "b\n");
  CHECK(in.taken(1).empty());
  fs::rename(in.folder / "day.csv.part", in.folder / "day.csv");
  fs::remove(in.folder / "gone.csv");
  CHECK(in.taken(5).empty());
  in.put("gone.csv", "b\n");  // and is back
  CHECK(in.taken(1).empty());
  CHECK(in.taken(4) == Names{"day.csv"});
  CHECK(in.taken(1) == Names{"gone.csv"});  // unfinished ones come again until they have a receipt, so only it is new here
}

TEST_CASE("Hidden files, those of a copying program, folders, links and pipes are passed over", "[watched-folder]") {
  Watching in;
  for (const auto* name : {".hidden.csv", "~$day.csv", "day.csv~", "day.csv.tmp", "DAY.CSV.PART", "Thumbs.db", "a.receipt.txt"}) in.put(name, "x\n");
  fs::create_directory(in.folder / "folder.csv");
  fs::create_symlink("/etc/passwd", in.folder / "link.csv");
  REQUIRE(mkfifo((in.folder / "pipe.csv").c_str(), 0600) == 0);
  in.after(1);
  const auto looked = in.after(60);
  CHECK(looked.taken.empty());
  CHECK(looked.waiting.empty());
}

TEST_CASE("A huge file goes to quarantine unread, with the reason beside it", "[watched-folder]") {
  Watching in;
  in.put("huge.csv", "x");
  fs::resize_file(in.folder / "huge.csv", 1'000'001);
  const auto file = in.one();
  REQUIRE(file.unfit.size() == 1);
  CHECK(file.unfit.front().code == "file-too-large");
  CHECK(file.digest.empty());
  REQUIRE(in.watched.quarantine(file, "too large"));
  CHECK(fs::exists(in.folder / "quarantine" / "huge.csv"));
  CHECK(textOf(in.folder / "quarantine" / "huge.csv.receipt.txt") == "too large");
  CHECK(in.taken(60).empty());
}

TEST_CASE("A file nobody may write is taken like any other", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "a\n");
  fs::permissions(in.folder / "day.csv", fs::perms::owner_read);
  CHECK(in.watched.accept(in.one(), "ok"));
}

TEST_CASE("A second file of the same name is kept beside the first", "[watched-folder]") {
  Watching in;
  in.put("result.csv", "monday\n");
  REQUIRE(in.watched.accept(in.one(), "first"));
  in.put("result.csv", "tuesday\n");
  REQUIRE(in.watched.accept(in.one(), "second"));
  CHECK(textOf(in.folder / "taken" / "result.csv") == "monday\n");
  CHECK(textOf(in.folder / "taken" / "result-2.csv") == "tuesday\n");
  CHECK(textOf(in.folder / "taken" / "result-2.csv.receipt.txt") == "second");
}

TEST_CASE("A file that changes while it is being read gets no receipt and comes again", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "a\n");
  const auto file = in.one();
  std::ofstream(file.path, std::ios::app) << "b\n";  // the bench still held it open
  CHECK_FALSE(in.watched.accept(file, "one line"));
  in.after(1);
  const auto again = in.after(5);
  REQUIRE(again.taken.size() == 1);
  CHECK(again.taken.front().digest == core::sha256Hex("a\nb\n"));
  CHECK(in.watched.accept(again.taken.front(), "two lines"));
}

TEST_CASE("Whichever step a killed program had reached, the file is given out again until it has its receipt", "[watched-folder]") {
  Watching in;
  in.put("day.csv", "a\n");
  in.put("bad.csv", "b\n");
  in.after(1);
  CHECK(in.after(5).taken.size() == 2);  // claimed, and killed before it was read
  WatchedFolder second(in.folder.path(), WatchedFolder::Limits{Patience{5000}, 1'000'000});
  CHECK(second.look(Moment{0}).taken.empty());
  auto looked = second.look(std::chrono::seconds(5));
  REQUIRE(looked.taken.size() == 2);
  // Killed after the move to quarantine, before its receipt:
  fs::create_directories(in.folder / "quarantine");
  fs::rename(looked.taken[0].path, in.folder / "quarantine" / "bad.csv");
  // Killed in the middle of writing a receipt:
  std::ofstream(in.folder / "taken" / ".day.csv.receipt.part") << "hal";
  WatchedFolder third(in.folder.path(), WatchedFolder::Limits{Patience{5000}, 1'000'000});
  third.look(Moment{0});
  looked = third.look(std::chrono::seconds(5));
  REQUIRE(looked.taken.size() == 2);
  CHECK(looked.taken[0].name == "day.csv");
  CHECK(third.accept(looked.taken[0], "whole"));
  CHECK(looked.taken[1].name == "bad.csv");
  CHECK(third.quarantine(looked.taken[1], "why"));
  CHECK(textOf(in.folder / "taken" / "day.csv.receipt.txt") == "whole");
  CHECK(textOf(in.folder / "quarantine" / "bad.csv.receipt.txt") == "why");
  CHECK(third.look(std::chrono::seconds(60)).taken.empty());
}

TEST_CASE("A folder that cannot be written to is read in place, each file once, also after a restart", "[watched-folder]") {
  tests::TemporaryFolder folder;
  std::ofstream(folder / "day.csv") << "a\n";
  std::ofstream(folder / "taken") << "a file where the folder should be: nothing can be moved\n";
  fs::rename(folder / "taken", folder / "keep");
  fs::create_symlink("/nowhere/at/all", folder / "taken");  // as good as a folder without the right to write, also for root
  std::set<std::string> notes;
  const auto noted = [&](const std::string& mark) { return notes.contains(mark); };
  WatchedFolder first(folder.path(), {Patience{5000}, 1'000'000}, noted);
  first.look(Moment{0});
  auto looked = first.look(std::chrono::seconds(5));
  REQUIRE(looked.taken.size() == 2);
  CHECK_FALSE(looked.taken[0].moved);
  CHECK(looked.taken[0].path == folder / "day.csv");
  CHECK(first.accept(looked.taken[0], "never written"));
  notes.insert(looked.taken[0].mark);
  CHECK(first.quarantine(looked.taken[1], "never written"));
  CHECK(first.look(std::chrono::seconds(20)).taken.empty());
  WatchedFolder second(folder.path(), {Patience{5000}, 1'000'000}, noted);
  second.look(Moment{0});
  looked = second.look(std::chrono::seconds(5));
  REQUIRE(looked.taken.size() == 1);
  CHECK(looked.taken[0].name == "keep");
  std::ofstream(folder / "day.csv", std::ios::app) << "b\n";  // another content: another mark
  second.look(std::chrono::seconds(6));
  CHECK(second.look(std::chrono::seconds(11)).taken.size() == 2);
}

TEST_CASE("A folder that is not there is said, and looked for again", "[watched-folder]") {
  tests::TemporaryFolder base;
  WatchedFolder watched(base / "share", {Patience{0}, 1'000'000});
  CHECK(watched.look(Moment{0}).problems.front().code == "no-such-folder");
  fs::create_directory(base / "share");
  std::ofstream(base / "share" / "day.csv") << "a\n";
  CHECK(watched.look(Moment{1}).taken.size() == 1);
}

TEST_CASE("A file that may not be read waits, and is not moved", "[watched-folder]") {
  if (geteuid() == 0) return;  // root may read everything
  Watching in;
  in.put("day.csv", "a\n");
  fs::permissions(in.folder / "day.csv", fs::perms::none);
  in.after(1);
  const auto looked = in.after(5);
  CHECK(looked.taken.empty());
  REQUIRE(looked.waiting.size() == 1);
  CHECK(looked.waiting.front().why.code == "no-file");
  CHECK(fs::exists(in.folder / "day.csv"));
}
