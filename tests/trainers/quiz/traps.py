"""An invented programme full of traps: equal values, bounds, notes, blanks, rows alike, agencies that share work."""

ID = "5-ctr-lang-mo-2031"
CARD = f"""
id = "{ID}"
number = "5-CTr/LM"
kind = "Chương trình"
title = "Chương trình làng Mơ"
issuer = "Làng Mơ"
place = "Làng Mơ"
signer = "Người Ký"
signed_on = 2031-02-03
in_force_from = "unknown"
in_force_to = "unknown"
known_on = 2031-03-01
source = "Văn bản đặt ra để kiểm thử"
"""
SOURCE = """CHƯƠNG TRÌNH
Làng Mơ phát triển nghề

I. MỤC ĐÍCH

1. Nâng cao đời sống của người dân trồng chè trên các sườn đồi phía tây.

2. Giữ gìn nghề dệt lụa truyền thống, gắn với chợ phiên vùng cao hằng tuần.

II. NHIỆM VỤ

1. Hạ tầng

- Nâng cấp cầu treo qua suối trước mùa mưa lũ, bảo đảm an toàn cho học sinh.

- Lát đá đường làng từ bến nước tới sân đình, trồng cây bóng mát hai bên.

2. Nghề

- Mở lớp dạy nuôi ong lấy mật cho hộ nghèo, cấp thùng nuôi ban đầu.

- Hỗ trợ 30 triệu đồng cho mỗi vườn ươm giống chè cổ thụ, giải ngân trong 15 ngày.

III. TỔ CHỨC THỰC HIỆN

1. Trách nhiệm của Ủy ban nhân dân xã

- Xây dựng đề án nâng cấp cầu treo, đường làng và bến nước trình cấp trên phê duyệt.

- Báo cáo tiến độ xây dựng công trình nước sạch cho Hội đồng nhân dân xã hằng quý.

2. Trách nhiệm của Văn phòng Ủy ban nhân dân xã

- Tổng hợp số liệu hộ nuôi ong, hộ trồng chè vào sổ theo dõi chung hằng tháng.

3. Trách nhiệm của Hội Nông dân

- Vận động hội viên tham gia hợp tác xã trồng chè, dệt lụa và nuôi ong lấy mật.

- Báo cáo kết quả vận động hội viên làm vườn ươm giống cho Hội đồng nhân dân xã.

4. Trách nhiệm của Đoàn Thanh niên

- Tổ chức đội tình nguyện dạy bơi cho trẻ em trong dịp nghỉ hè tại bến nước.

5. Trách nhiệm của Trạm Y tế

- Kiểm tra sức khỏe định kỳ cho người cao tuổi sống một mình trên các bản xa.

6. Trách nhiệm của Trường Tiểu học

- Tổ chức dạy nghề dệt lụa trong giờ ngoại khóa cho học sinh lớp bốn và lớp năm.

Nơi nhận:
- Các thôn.

NGƯỜI LẬP

Người Ký

PHỤ LỤC
Các chỉ tiêu

| TT | Chỉ tiêu | Thực hiện 2025 | Năm 2030 | Năm 2035 | Năm 2040 |
|---|---|---|---|---|---|
| 1 | Tỷ lệ hộ dùng nước giếng | 70% | 75% | 80% | ≥ 80% |
| 2 | Tỷ lệ hộ lắp điện mặt trời | 10% | 75 % | 85% | 90% |
| 3 | Tỷ lệ hộ lắp điện mặt trời mái nhà | 10% | 40% | 50% | 60% |
| 4 | Mức sinh thay thế của phụ nữ bản xa | 0,1 | 0,5 | 0,50 | 0,7 |
| 5 | Số cầu treo bắc qua suối | 1 | 3 | 03 | 5 |
| 6 | Số vườn ươm giống chè¹ | 1 | 7 | 8 | 9 |
| 7 | Tỷ lệ đường làng lát đá | 5% | | Có | 30% |
| 8 | Tỷ lệ quầy hàng chợ phiên dùng cân chuẩn | 50% | ≥ 60% | > 60% | 70% |
| 9 | Số nhà sàn cộng đồng của bản | 20 | 40 – 50 | 45 | 60 |
| 10 | Tỷ lệ trẻ em biết bơi | 5% | 10% | 20% | 30% |
| 11 | Tỷ lệ đất rừng giao khoán | 7% | 15% | 25% | 35% |
| 12 | Tỷ lệ thợ dệt được cấp chứng chỉ | 8% | 45% | 55% | 65%² |
| 13 | Tỷ lệ xã viên tham gia bảo hiểm | 9% | 75,0% | 95% | 99% |
| 14 | Xây dựng bản du lịch kiểu mẫu | 0 | 0 | 6 bản | 60% |

¹ Chỉ tính vườn trên một héc ta.

² Chỉ tính thợ dưới 60 tuổi.
"""
