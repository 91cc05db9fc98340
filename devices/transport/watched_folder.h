// WatchedFolder: the transport of benches that drop files into a folder (often one on a server, often slow).
//
// A file is taken when its size and time stood still for the settle time, by this folder's own looks, and it can be opened: the clock of a
// file server is not asked. It is then moved into `taken/` in one step, and read there. Beside it a receipt (NAME.receipt.txt) is written once it was
// dealt with; a file that cannot be used is moved to `quarantine/` with its receipt. A file in either without a receipt is unfinished work (the
// program was killed) and is given out again, so that between any two steps nothing is lost; that nothing counts twice is the reader's promise.
// A folder that cannot be written to is read in place; what was read there is noted by its mark.
//
// Nothing is written over, followed (links) or waited for (pipes). One folder, one program, one thread. The clock is passed in.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "devices/transport/ticker.h"

namespace muster::devices {

class WatchedFolder {
 public:
  struct Limits {
    Patience settle{5000};
    std::uintmax_t most = 1'000'000'000;  // bytes; a larger file goes to quarantine unread
  };
  struct Taken {
    std::string name;            // as it was dropped
    std::filesystem::path path;  // where it lies now
    std::uintmax_t size = 0;
    std::string digest;    // SHA-256 of what lies there, hex
    bool moved = true;     // false: it was read in place
    std::string mark;      // of one in place: name, size and time
    core::Problems unfit;  // not to be read at all
    std::filesystem::file_time_type time;
  };
  struct Waiting {
    std::string name;
    core::Problem why;
  };
  struct Looked {
    std::vector<Taken> taken;      // to be dealt with now
    std::vector<Waiting> waiting;  // seen, and not yet to be taken
    core::Problems problems;       // of the folder itself: not there, cannot be listed
  };

  // `noted`: whether a file in place with this mark was dealt with before (by an earlier run); may be empty.
  explicit WatchedFolder(std::filesystem::path folder) : WatchedFolder(std::move(folder), Limits()) {}
  WatchedFolder(std::filesystem::path folder, Limits limits, std::function<bool(const std::string& mark)> noted = {});

  Looked look(Moment now);

  // It was dealt with. False when it changed meanwhile, or the receipt cannot be written: then it will be given out again.
  bool accept(const Taken& file, const std::string& receipt);
  bool quarantine(const Taken& file, const std::string& receipt);

 private:
  struct Seen {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type time;
    Moment since{0};
  };
  bool still(const std::filesystem::path& path, Moment now, Seen& seen);
  void lookInto(const std::filesystem::path& where, bool dropped, Moment now, Looked& looked);
  void take(const std::filesystem::path& path, const Seen& seen, bool dropped, Looked& looked);
  bool finish(const Taken& file, const std::filesystem::path& where, const std::string& receipt);

  std::filesystem::path folder_, taken_, quarantine_;
  Limits limits_;
  std::function<bool(const std::string&)> noted_;
  std::map<std::filesystem::path, Seen> seen_;
  std::set<std::filesystem::path> present_;  // of the look at hand
  std::set<std::string> inPlace_;            // marks dealt with by this run
};

}  // namespace muster::devices
