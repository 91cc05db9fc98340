// Large files: memory does not grow with the file.
#include <array>
#include <cstdio>

#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

long residentKilobytes() {
  std::ifstream in("/proc/self/status");
  std::string word;
  while (in >> word)
    if (word == "VmRSS:") {
      long kilobytes = 0;
      in >> kilobytes;
      return kilobytes;
    }
  return 0;
}

// A long file of the given size, made while it is read.
class EndlessBench : public std::streambuf {
 public:
  explicit EndlessBench(std::size_t bytes) : left_(bytes) {
    line_ = "Serial,Start,Bench,Step,Value,Unit\n";
    set();
  }

 protected:
  int_type underflow() override {
    if (left_ < line_.size()) return traits_type::eof();
    left_ -= line_.size();
    static constexpr std::array<const char*, 5> kSteps{"Leak test", "Relief valve", "Minimum valve", "Drain valve", "Exhalation valve"};
    std::array<char, 160> text{};
    const unsigned test = rows_ / 5;
    std::snprintf(text.data(), text.size(), "SET-%07u,2026-03-02 %02u:%02u:%02u,TB-01,%s,%u.%u,mbar\n", test, test / 3600 % 24, test / 60 % 60,
                  test % 60, kSteps[rows_ % 5], rows_ % 7, rows_ % 10);
    ++rows_;
    line_ = text.data();
    set();
    return traits_type::to_int_type(line_[0]);
  }

 private:
  void set() { setg(line_.data(), line_.data(), line_.data() + line_.size()); }
  std::string line_;
  std::size_t left_;
  unsigned rows_ = 0;
};

void readsInBoundedMemory(std::size_t bytes, long moreKilobytes) {
  EndlessBench bench(bytes);
  std::istream in(&bench);
  const long before = residentKilobytes();
  long most = before;
  std::uint64_t tests = 0, lines = 0, told = 0;
  devices::ReadCallbacks callbacks;
  callbacks.onTest = [&](devices::RawTest&& test) { ++tests, lines += test.lines.size(); };
  callbacks.onBadLine = [&](const devices::BadLine& bad) { FAIL(core::english(bad.problem)); };
  callbacks.onProgress = [&](std::uint64_t at) {
    CHECK(at > told);
    told = at;
    most = std::max(most, residentKilobytes());
  };
  const auto read = devices::readTests(in, tests::shippedProfile("generic-long"), tests::beijing(), callbacks);
  REQUIRE(read.ok());
  CHECK(lines == read->dataLines);
  CHECK(tests == read->tests);
  CHECK(tests > bytes / 500);
  CHECK(told == read->bytes);
  INFO(bytes / 1000000 << " MB, " << tests << " tests, memory before " << before << " kB, at most " << most << " kB");
  CHECK(most - before < moreKilobytes);
}

}  // namespace

TEST_CASE("a file of 20 MB is read without growing", "[devices][files]") { readsInBoundedMemory(20'000'000, 20'000); }
TEST_CASE("a file of 200 MB is read in less than 100 MB", "[devices][files][.long]") { readsInBoundedMemory(200'000'000, 60'000); }
