// The mapping profile of a made-up bench that writes a line a test: the four steps of testPack() beside each other.
#pragma once

#include <string>

namespace muster::tests {

// `tester`: the file also says who tested, in a column of that name.
inline std::string wideProfile(const std::string& name, const std::string& title, bool tester) {
  return "format = 1\nname = \"" + name + "\"\ntitle = \"" + title + "\"\n" + R"(shape = "wide"
procedure = "bg4-full"
[file]
separator = ","
[apparatus]
column = "Serial"
[bench]
column = "Bench"
)" + (tester ? "[tester]\ncolumn = \"Tester\"\n" : "") +
         R"([started]
column = "Start"
form = "iso"
[words]
works = ["ok"]
fails = ["no"]
[[step]]
step = "leak"
column = "Leak [mbar]"
unit = "mbar"
[[step]]
step = "relief"
column = "Relief"
reads = "works"
[[step]]
step = "self-test"
column = "Self"
reads = "works"
[[step]]
step = "last-look"
column = "Look"
reads = "works"
)";
}

}  // namespace muster::tests
