// TestGroups: rows of a long file -> tests. Rows of one test may be mixed with rows of others (two benches into one file), but
// only within a window, so memory stays bounded however long the file is.
//
// A test stays open while a row for it came within the last kWindowRows rows, and at most kOpenTests are open; the one that waited
// longest is closed first. A row for a test that was closed is refused ("scattered-test"); the last kRemembered closed ones are known.
#pragma once

#include <deque>
#include <list>
#include <unordered_map>

#include "devices/files/row_reader.h"

namespace muster::devices {

class TestGroups {
 public:
  static constexpr std::size_t kOpenTests = 64;
  static constexpr std::uint64_t kWindowRows = 2000;
  static constexpr std::size_t kRemembered = 65536;
  static constexpr std::size_t kMostReadings = 2000;  // of one test

  TestGroups(const Profile& profile, std::function<void(RawTest&&)> onTest) : profile_(profile), onTest_(std::move(onTest)) {}

  // The open test this row belongs to, opened where need be; a problem when it was closed before or is full.
  core::Outcome<RawTest*> find(const RowHead& head);
  void closeAll();
  void startAfresh();  // closes all and forgets them: the next row of the same apparatus is another test

  // Adds one attempt to the test, in the order of the file.
  static void add(RawTest& test, RowReading reading);

 private:
  struct Group {
    std::string key;
    RawTest test;
    core::Instant lastAt;
    std::uint64_t lastRow = 0;
  };
  bool belongs(const core::Instant& last, const core::Instant& at) const;
  void close(std::list<Group>::iterator group);

  const Profile& profile_;
  std::function<void(RawTest&&)> onTest_;
  std::list<Group> open_;  // the one touched last stands last
  std::uint64_t rows_ = 0;
  std::unordered_map<std::size_t, core::Instant> closed_;  // by hash of the key
  std::deque<std::size_t> closedOrder_;
};

}  // namespace muster::devices
